package im.gangway.core.gateway;

import im.gangway.core.delivery.Delivery;
import im.gangway.core.session.Circuits;
import im.gangway.transport.Circuit;
import im.gangway.transport.DeliveryReports;
import im.gangway.transport.Inbox;
import im.gangway.transport.Settings;
import im.gangway.transport.TransportContext;
import im.gangway.transport.TransportMetrics;
import im.gangway.transport.TransportState;
import im.gangway.transport.web.WebRoutes;
import java.time.Clock;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import javax.net.ssl.SSLContext;

/** What a transport is started with. */
record StartContext(
    Settings settings,
    SharedResources shared,
    Executor blocking,
    Delivery delivery,
    TransportState state,
    Circuits circuits,
    WebRoutes web,
    TransportMetrics metrics)
    implements TransportContext {

  @Override
  public Clock clock() {
    return shared.clock();
  }

  @Override
  public ScheduledExecutorService scheduler() {
    return shared.scheduler();
  }

  @Override
  public SSLContext tls() {
    return shared.tls();
  }

  @Override
  public Circuit circuit(String address) {
    return circuits.of(address);
  }

  @Override
  public Inbox inbox() {
    return delivery.inbox();
  }

  @Override
  public DeliveryReports reports() {
    return delivery.reports();
  }
}
