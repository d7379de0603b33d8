package im.gangway.email.imap;

import im.gangway.email.imap.wire.HostResolver;
import im.gangway.email.imap.wire.ImapConnector;
import im.gangway.email.imap.wire.WireLimits;
import im.gangway.transport.Circuit;
import im.gangway.transport.LegacyException;
import java.time.Clock;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Function;
import javax.net.ssl.SSLContext;

/**
 * Watches the mailboxes of all users with two threads of its own, one that connects and one that
 * reads and writes. Thread-safe.
 */
public final class ImapMailboxes implements AutoCloseable {
  private final ImapConnector connector;
  private final ImapLogin login;
  private final Surroundings around;
  private final Function<String, Circuit> circuits;

  /**
   * @param tls trusts whom the administrator trusts; names are checked besides
   * @param resolver blocks; leaves out addresses that may not be dialled
   * @param blocking bounded; runs look-ups and the listeners
   * @param timers shared; its tasks here are short
   * @param circuits by host and port
   */
  public ImapMailboxes(
      SSLContext tls,
      HostResolver resolver,
      Executor blocking,
      ScheduledExecutorService timers,
      Clock clock,
      Function<String, Circuit> circuits,
      WireLimits wire,
      ImapLimits limits) {
    this.connector = new ImapConnector(tls, resolver, blocking, timers, wire);
    this.login = new ImapLogin(connector);
    this.circuits = circuits;
    this.around =
        new Surroundings(
            limits,
            new Budget(limits.bytesAtOnce()),
            new Budget(limits.dialsAtOnce()),
            clock,
            timers,
            blocking);
  }

  /** Watches a mailbox until it is closed; returns at once. */
  public MailboxWatch open(WatchedMailbox mailbox, MailboxListener listener) {
    Watch watch = new Watch(mailbox, listener, login, around, circuits);
    watch.connect();
    return watch;
  }

  /**
   * Logs in and does no more.
   *
   * @return fails with {@link LegacyException}: {@code CREDENTIALS_REFUSED} if the server says no,
   *     something else if it does not come to that; nothing is sent before TLS is verified
   */
  public CompletionStage<Void> tryLogin(MailHost host, MailLogin as) {
    return around
        .dials()
        .with(1, () -> login.connect(host, as))
        .thenAccept(server -> server.connection().close());
  }

  /** How many connections there are, also those not yet ready. */
  public int connections() {
    return connector.connections();
  }

  /** Ends all connections; close the watches before, or they try again. */
  @Override
  public void close() {
    connector.close();
  }
}
