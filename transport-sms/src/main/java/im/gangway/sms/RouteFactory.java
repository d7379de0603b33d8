package im.gangway.sms;

import im.gangway.sms.provider.Backend;
import im.gangway.sms.provider.SmsProvider;
import im.gangway.sms.route.MeteredProvider;
import im.gangway.sms.route.Route;
import im.gangway.sms.route.RoutePlan;
import im.gangway.sms.state.ArrivalIds;
import im.gangway.transport.ConfigurationException;
import im.gangway.transport.Settings;
import im.gangway.transport.TransportContext;
import java.util.random.RandomGenerator;

/** Makes routes and lets their providers speak. Thread-safe. */
final class RouteFactory {
  private final TransportContext context;
  private final String region;
  private final ArrivalIds ids;
  private final RandomGenerator random;

  RouteFactory(TransportContext context, String region, ArrivalIds ids, RandomGenerator random) {
    this.context = context;
    this.region = region;
    this.ids = ids;
    this.random = random;
  }

  /** What a provider of that id is made of. */
  Backend.Setup setup(String id, Settings settings) {
    return new Backend.Setup(id, settings, region, context);
  }

  /** A route of the admin's, which the operator sees; its provider is not started yet. */
  Route openWatched(RoutePlan plan, Backend backend, Settings settings)
      throws ConfigurationException {
    SmsProvider provider = backend.open(setup(plan.id(), settings));
    Route route = route(plan, new MeteredProvider(provider, plan.id(), context.metrics()));
    watch(route);
    return route;
  }

  /** A route of a user's; likewise. */
  Route open(RoutePlan plan, Backend backend, Settings settings) throws ConfigurationException {
    return route(plan, backend.open(setup(plan.id(), settings)));
  }

  private Route route(RoutePlan plan, SmsProvider provider) {
    return new Route(plan, provider, context.clock(), context.scheduler(), random);
  }

  /** Begins to send and to receive over a route of the admin's. */
  void start(Route route, Incoming incoming) {
    start(route, incoming, route.plan().id());
  }

  /** Begins to send and to receive over a route of a user's, which operators do not see. */
  void startOwn(Route route, Incoming incoming) {
    start(route, incoming, "own");
  }

  private void start(Route route, Incoming incoming, String label) {
    RouteListener.Meter meter = RouteListener.Meter.of(context.metrics(), label);
    route.provider().start(new RouteListener(route, incoming, context.reports(), ids, meter));
  }

  private void watch(Route route) {
    String id = route.plan().id();
    context
        .metrics()
        .gauge("route_up", "Whether the route is up.", () -> route.isUp() ? 1 : 0, "route", id);
    context
        .metrics()
        .gauge("route_load", "Segments that wait or are unanswered.", route::load, "route", id);
  }
}
