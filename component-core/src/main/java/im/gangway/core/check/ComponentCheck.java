package im.gangway.core.check;

import im.gangway.core.config.LimitsConfig;
import im.gangway.core.config.TlsConfig;
import im.gangway.core.config.TransportConfig;
import im.gangway.core.stream.ComponentStream;
import im.gangway.core.stream.StreamConnector;
import im.gangway.core.stream.StreamProblem;
import im.gangway.core.stream.StreamSettings;
import im.gangway.core.tls.TrustedAuthorities;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/**
 * Connects as each component for a moment, and says in words what the XMPP server makes of that
 * (XEP-0114).
 */
public final class ComponentCheck implements AutoCloseable {
  private static final Duration FAREWELL = Duration.ofSeconds(2);

  private final LimitsConfig limits;
  private final StreamConnector connector;
  private final ScheduledExecutorService scheduler;

  /**
   * A check that trusts what the configuration says.
   *
   * @throws IOException if the additional certificates cannot be used
   */
  public ComponentCheck(TlsConfig tls, LimitsConfig limits) throws IOException {
    this.limits = limits;
    this.connector = new StreamConnector(TrustedAuthorities.context(tls.extraCa()));
    this.scheduler = Executors.newSingleThreadScheduledExecutor();
  }

  /**
   * What came of it.
   *
   * @param usable whether the component could be online
   * @param text for the admin
   */
  public record Result(boolean usable, String text) {}

  /** Checks one component. Blocks for at most half a minute. */
  public Result check(TransportConfig transport) {
    FirstOutcome outcome = new FirstOutcome();
    ComponentStream stream =
        new ComponentStream(
            StreamSettings.of(transport, limits.stanzaBytes()), outcome, connector, scheduler);
    stream.start();
    Result result = outcome.problem().map(ComponentCheck::failed).orElseGet(() -> accepted());
    stream.close(FAREWELL).toCompletableFuture().join();
    return result;
  }

  private static Result accepted() {
    return new Result(true, "the XMPP server accepts the component.");
  }

  /** A server refuses a second connection only after the secret was right. */
  private static Result failed(StreamProblem problem) {
    if (problem.kind() != StreamProblem.Kind.CONFLICT) {
      return new Result(false, problem.sentence());
    }
    return new Result(
        true,
        "the component is online already, so the XMPP server refused this second connection"
            + " (conflict). If that is your running gateway, all is well and it was not disturbed;"
            + " otherwise look for another gateway or component with that domain.");
  }

  @Override
  public void close() {
    scheduler.shutdownNow();
    connector.close();
  }
}
