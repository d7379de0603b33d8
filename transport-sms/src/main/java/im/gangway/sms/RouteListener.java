package im.gangway.sms;

import im.gangway.sms.provider.ProviderListener;
import im.gangway.sms.provider.Submitted;
import im.gangway.sms.receipt.DeliveryOutcome;
import im.gangway.sms.route.MessageIds;
import im.gangway.sms.route.Route;
import im.gangway.sms.state.ArrivalIds;
import im.gangway.transport.DeliveryReports;
import im.gangway.transport.Health;
import im.gangway.transport.LegacyMessageId;
import im.gangway.transport.TransportMetrics;
import im.gangway.transport.TransportMetrics.Counter;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hears one provider. Thread-safe; nothing blocks. */
final class RouteListener implements ProviderListener {
  private static final Logger log = LoggerFactory.getLogger(RouteListener.class);

  private final Route over;
  private final String route;
  private final Incoming incoming;
  private final DeliveryReports reports;
  private final ArrivalIds ids;
  private final Meter meter;
  private final AtomicBoolean up = new AtomicBoolean(true);

  RouteListener(
      Route over, Incoming incoming, DeliveryReports reports, ArrivalIds ids, Meter meter) {
    this.over = over;
    this.route = over.plan().id();
    this.incoming = incoming;
    this.reports = reports;
    this.ids = ids;
    this.meter = meter;
  }

  /** What is counted of what comes in. */
  record Meter(Counter received, Counter receipts, Counter unknown) {
    static Meter of(TransportMetrics metrics, String route) {
      return new Meter(
          metrics.counter("received", "Short messages that came in.", "route", route),
          metrics.counter("receipts", "Receipts that came in.", "route", route),
          metrics.counter(
              "receipts_unknown", "Receipts that say that nobody will know.", "route", route));
    }
  }

  @Override
  public CompletionStage<Void> inbound(Inbound message) {
    meter.received().increment();
    return incoming.take(route, message);
  }

  @Override
  public CompletionStage<Void> receipt(Receipt receipt) {
    meter.receipts().increment();
    LegacyMessageId id = MessageIds.of(route, receipt.id());
    if (receipt.outcome() instanceof DeliveryOutcome.Delivered) {
      return reports.delivered(id);
    } else if (receipt.outcome() instanceof DeliveryOutcome.Failed failed) {
      return reports.failed(id, failed.reason(), failed.text());
    } else if (receipt.outcome() instanceof DeliveryOutcome.Unknown) {
      meter.unknown().increment();
      log.info("Route {} will never know what became of message {}", route, receipt.id());
    }
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public void late(String reference, Submitted outcome) {
    over.answeredLate(reference, outcome);
  }

  @Override
  public void link(Health health) {
    if (up.getAndSet(health.up()) == health.up()) {
      return;
    }
    if (health.up()) {
      ids.relinked(route);
      log.info("Route {} is up again", route);
    } else {
      log.warn("Route {} is down: {}", route, health.text());
    }
  }
}
