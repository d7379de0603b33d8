package im.gangway.transport;

import im.gangway.transport.web.WebRoutes;
import java.time.Clock;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import javax.net.ssl.SSLContext;

/** What Gangway gives a transport for one configured domain. Thread-safe. */
public interface TransportContext {

  /** The values of the transport's own configuration keys, checked against its schema. */
  Settings settings();

  /** The clock to take times from. */
  Clock clock();

  /** The one scheduler of the process; its tasks must hand work on and return at once. */
  ScheduledExecutorService scheduler();

  /** The transport's bounded pool for work that may block, such as a name look-up. */
  Executor blocking();

  /** Trusts what the JDK trusts and the authorities that the admin added; checks no host names. */
  SSLContext tls();

  /** Takes messages for users that must not be lost. */
  Inbox inbox();

  /** What the transport keeps for this domain, over restarts. */
  TransportState state();

  /** Takes reports about messages, also about those whose sender has no session any more. */
  DeliveryReports reports();

  /**
   * What all users' connections to an address have in common.
   *
   * @param address such as a host and a port; the operator sees it
   */
  default Circuit circuit(String address) {
    return Circuit.NONE;
  }

  /** Where the transport takes calls by HTTP. */
  default WebRoutes web() {
    return WebRoutes.NONE;
  }

  /** What the transport counts for the operator. */
  default TransportMetrics metrics() {
    return TransportMetrics.NONE;
  }
}
