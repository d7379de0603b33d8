package im.gangway.email.pop;

import im.gangway.email.imap.MailHost;
import im.gangway.email.imap.MailLogin;
import im.gangway.email.imap.wire.Failures;
import im.gangway.email.imap.wire.HostResolver;
import im.gangway.transport.Circuit;
import im.gangway.transport.FailureReason;
import im.gangway.transport.LegacyException;
import im.gangway.transport.Text;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import javax.net.ssl.SSLContext;

/** Logs in to servers, at addresses that may be dialled. Blocks. Thread-safe. */
final class PopDoor {
  private static final int MAX_ADDRESSES = 3;

  private final SSLContext tls;
  private final HostResolver resolver;
  private final ScheduledExecutorService timers;
  private final Function<String, Circuit> circuits;
  private final PopLimits limits;

  PopDoor(
      SSLContext tls,
      HostResolver resolver,
      ScheduledExecutorService timers,
      Function<String, Circuit> circuits,
      PopLimits limits) {
    this.tls = tls;
    this.resolver = resolver;
    this.timers = timers;
    this.circuits = circuits;
    this.limits = limits;
  }

  /** A session that is logged in. */
  PopLink open(MailHost host, MailLogin.Password login) throws LegacyException {
    List<InetAddress> addresses = addresses(host);
    Circuit circuit = circuits.apply(host.toString());
    if (!circuit.enter()) {
      throw Failures.unreachable(host.toString(), null);
    }
    PopLink link = reach(host, addresses, circuit);
    try {
      within(
          link,
          () -> {
            link.login(login);
            return true;
          });
      return link;
    } catch (IOException lost) {
      link.close();
      throw Failures.unreachable(host.toString(), lost);
    } catch (LegacyException refused) {
      link.close();
      throw refused;
    }
  }

  private List<InetAddress> addresses(MailHost host) throws LegacyException {
    try {
      List<InetAddress> all = resolver.resolve(host.host());
      if (all.isEmpty()) {
        throw new LegacyException(
            FailureReason.NETWORK_NOT_ALLOWED,
            Text.of(PopDoor.class, "forbidden-address", host.host()));
      }
      return all;
    } catch (UnknownHostException unknown) {
      throw new LegacyException(
          FailureReason.NETWORK_UNKNOWN,
          Text.of(PopDoor.class, "unknown-host", host.host()),
          unknown);
    }
  }

  private PopLink reach(MailHost host, List<InetAddress> addresses, Circuit circuit)
      throws LegacyException {
    IOException last = new IOException("No address");
    boolean isReached = false;
    try {
      for (InetAddress each : addresses.subList(0, Math.min(MAX_ADDRESSES, addresses.size()))) {
        try {
          PopLink link = connect(host, each);
          isReached = true;
          return link;
        } catch (IOException failed) {
          last = failed;
        } catch (LegacyException refused) {
          isReached = true;
          throw refused;
        }
      }
      throw Failures.unreachable(host.toString(), last);
    } finally {
      if (isReached) {
        circuit.reached();
      } else {
        circuit.unreachable();
      }
    }
  }

  private PopLink connect(MailHost host, InetAddress address) throws IOException, LegacyException {
    PopLink link = new PopLink(host, tls, limits);
    boolean isConnected = false;
    try {
      within(
          link,
          () -> {
            link.connect(address);
            return true;
          });
      isConnected = true;
      return link;
    } finally {
      if (!isConnected) {
        link.abort();
      }
    }
  }

  /** A part of a session. */
  @FunctionalInterface
  interface Step<T> {
    T run() throws IOException, LegacyException;
  }

  /** Runs a step, which takes no longer than it may. */
  <T> T within(PopLink link, Step<T> step) throws IOException, LegacyException {
    Future<?> alarm =
        timers.schedule(link::abort, limits.stepTimeout().toMillis(), TimeUnit.MILLISECONDS);
    try {
      link.begin();
      return step.run();
    } finally {
      alarm.cancel(false);
    }
  }

  /** The same, to be called somewhere else. */
  <T> Callable<T> later(PopLink link, Step<T> step) {
    return () -> within(link, step);
  }
}
