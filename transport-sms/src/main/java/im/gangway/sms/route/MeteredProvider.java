package im.gangway.sms.route;

import im.gangway.sms.provider.Capabilities;
import im.gangway.sms.provider.OutboundMessage;
import im.gangway.sms.provider.ProviderListener;
import im.gangway.sms.provider.SmsProvider;
import im.gangway.sms.provider.Submitted;
import im.gangway.sms.receipt.SubmitAction;
import im.gangway.transport.Health;
import im.gangway.transport.TransportMetrics;
import im.gangway.transport.TransportMetrics.Counter;
import java.util.concurrent.CompletionStage;

/** A provider whose answers are counted for the operator. Thread-safe. */
public final class MeteredProvider implements SmsProvider {
  private final SmsProvider provider;
  private final Counter accepted;
  private final Counter throttled;
  private final Counter refused;
  private final Counter unknown;

  /**
   * A provider that counts.
   *
   * @param route its id, as operators know it
   */
  public MeteredProvider(SmsProvider provider, String route, TransportMetrics metrics) {
    this.provider = provider;
    this.accepted = counter(metrics, route, "accepted");
    this.throttled = counter(metrics, route, "throttled");
    this.refused = counter(metrics, route, "refused");
    this.unknown = counter(metrics, route, "unknown");
  }

  private static Counter counter(TransportMetrics metrics, String route, String outcome) {
    return metrics.counter(
        "submissions", "Segments given to providers.", "route", route, "outcome", outcome);
  }

  @Override
  public Capabilities capabilities() {
    return provider.capabilities();
  }

  @Override
  public void start(ProviderListener listener) {
    provider.start(listener);
  }

  @Override
  public CompletionStage<Submitted> submit(OutboundMessage message) {
    return provider
        .submit(message)
        .thenApply(
            outcome -> {
              of(outcome).increment();
              return outcome;
            });
  }

  private Counter of(Submitted outcome) {
    if (outcome instanceof Submitted.Accepted) {
      return accepted;
    } else if (outcome instanceof Submitted.Unknown) {
      return unknown;
    }
    boolean later =
        outcome instanceof Submitted.Retry
            || outcome instanceof Submitted.Refused refusal
                && refusal.action() == SubmitAction.BACK_OFF;
    return later ? throttled : refused;
  }

  @Override
  public Health health() {
    return provider.health();
  }

  @Override
  public void close() {
    provider.close();
  }
}
