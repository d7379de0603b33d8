package im.gangway.email.pop;

import im.gangway.email.imap.MailHost;
import im.gangway.email.imap.MailLogin;
import im.gangway.email.imap.wire.Failures;
import im.gangway.email.imap.wire.HostResolver;
import im.gangway.email.outgoing.Turns;
import im.gangway.transport.Circuit;
import im.gangway.transport.LegacyException;
import java.io.IOException;
import java.time.Clock;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Function;
import javax.net.ssl.SSLContext;

/**
 * Polls the mailboxes of all users, a few at a time and without threads of its own. Thread-safe.
 */
public final class PopMailboxes {
  private static final int MAX_WAITING = 100_000;

  private final PopDoor door;
  private final Turns turns;
  private final Executor blocking;
  private final ScheduledExecutorService timers;
  private final Clock clock;
  private final PopLimits limits;

  /**
   * @param tls trusts whom the administrator trusts; names are checked besides
   * @param resolver leaves out addresses that may not be dialled
   * @param blocking bounded; runs what blocks
   * @param timers shared; its tasks here are short
   * @param circuits by host and port
   */
  public PopMailboxes(
      SSLContext tls,
      HostResolver resolver,
      Executor blocking,
      ScheduledExecutorService timers,
      Clock clock,
      Function<String, Circuit> circuits,
      PopLimits limits) {
    this.door = new PopDoor(tls, resolver, timers, circuits, limits);
    this.turns = new Turns(blocking, limits.pollsAtOnce(), MAX_WAITING);
    this.blocking = blocking;
    this.timers = timers;
    this.clock = clock;
    this.limits = limits;
  }

  /** Polls a mailbox from now on until it is closed; returns at once. */
  public PopWatch open(PopBox box, PopListener listener) {
    PopWatch watch = new PopWatch(box, listener, this);
    watch.poll();
    return watch;
  }

  /** Logs in and sees whether mails can be told apart. Blocks. */
  public void tryLogin(MailHost host, MailLogin.Password login) throws LegacyException {
    PopLink link = door.open(host, login);
    try {
      door.within(link, link::list);
    } catch (IOException lost) {
      throw Failures.unreachable(host.toString(), lost);
    } finally {
      link.close();
    }
  }

  PopDoor door() {
    return door;
  }

  Turns turns() {
    return turns;
  }

  Executor pool() {
    return blocking;
  }

  ScheduledExecutorService timers() {
    return timers;
  }

  Clock clock() {
    return clock;
  }

  PopLimits limits() {
    return limits;
  }
}
