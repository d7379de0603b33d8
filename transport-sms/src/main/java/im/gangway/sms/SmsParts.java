package im.gangway.sms;

import im.gangway.sms.keyword.OptOutRegister;
import im.gangway.sms.reassembly.Reassembler;
import im.gangway.sms.route.Route;
import im.gangway.sms.route.Router;
import im.gangway.sms.state.ArrivalIds;
import im.gangway.sms.state.Correspondents;
import im.gangway.sms.state.HeldMessages;
import im.gangway.sms.state.Ownership;
import im.gangway.sms.state.SenderNames;
import im.gangway.sms.state.SmsLedger;
import im.gangway.sms.state.StateAssemblies;
import im.gangway.sms.state.StateOptOuts;
import im.gangway.sms.state.StateSpending;
import im.gangway.sms.state.VerificationCodes;
import im.gangway.transport.ConfigurationException;
import im.gangway.transport.TransportContext;
import im.gangway.transport.TransportState;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What one domain consists of.
 *
 * @param optOuts who wants no messages, to be listed
 */
record SmsParts(
    Numbers numbers,
    Ownership ownership,
    Router router,
    OwnProviders ownProviders,
    Outgoing outgoing,
    Incoming incoming,
    Recipients recipients,
    HeldMessages held,
    SenderNames names,
    StateOptOuts optOuts,
    Spending spending,
    SmsLedger ledger,
    VerificationCodes codes,
    RouteFactory factory) {

  /** Reads the state and makes all parts; nothing is started. Blocks. */
  static SmsParts of(SmsSettings settings, Backends backends, TransportContext context)
      throws ConfigurationException {
    TransportState state = context.state();
    SecureRandom random = new SecureRandom();
    ArrivalIds ids = new ArrivalIds(state, context.clock());
    RouteFactory factory = new RouteFactory(context, settings.region(), ids, random);
    Router router = router(settings, factory, random);
    Ownership ownership = new Ownership(state);
    Correspondents correspondents =
        new Correspondents(state, context.clock(), settings.correspondence());
    Numbers numbers = new Numbers(settings, ownership, correspondents);
    StateOptOuts optOuts = new StateOptOuts(state);
    OptOutRegister register =
        new OptOutRegister(optOuts, context.clock(), settings.optOut().answering());
    HeldMessages held = new HeldMessages(state);
    SenderNames names = new SenderNames(state);
    Spending spending = new Spending(settings.money(), new StateSpending(state), context.clock());
    SmsLedger ledger = new SmsLedger(state);
    Recipients recipients =
        new Recipients(
            settings,
            numbers,
            register,
            held,
            names,
            context.inbox(),
            answering(settings)::contains,
            router::send,
            context.clock());
    Outgoing outgoing =
        new Outgoing(
            settings,
            numbers,
            register,
            new LoopGuard(settings.loopLimit(), context.clock()),
            spending,
            correspondents,
            ledger,
            context.reports(),
            context.blocking(),
            context.clock());
    return new SmsParts(
        numbers,
        ownership,
        router,
        new OwnProviders(settings, backends, factory, random),
        outgoing,
        incoming(settings, context, ids, recipients),
        recipients,
        held,
        names,
        optOuts,
        spending,
        ledger,
        new VerificationCodes(state, random, context.clock()),
        factory);
  }

  private static Router router(SmsSettings settings, RouteFactory factory, SecureRandom random)
      throws ConfigurationException {
    List<Route> routes = new ArrayList<>();
    for (RouteSettings each : settings.routes()) {
      routes.add(factory.openWatched(each.plan(), each.backend(), each.settings()));
    }
    return new Router(routes, settings.mostSegments(), random);
  }

  private static Set<String> answering(SmsSettings settings) {
    return settings.routes().stream()
        .filter(RouteSettings::answersStop)
        .map(route -> route.plan().id())
        .collect(Collectors.toUnmodifiableSet());
  }

  private static Incoming incoming(
      SmsSettings settings, TransportContext context, ArrivalIds ids, Recipients recipients) {
    StateAssemblies assemblies =
        new StateAssemblies(context.state(), settings.reassembly().memory());
    return new Incoming(
        new Reassembler(assemblies, settings.reassembly(), context.clock()),
        assemblies,
        ids,
        recipients,
        context.blocking(),
        context.clock());
  }

  /** Begins to send and to receive. */
  void startRoutes() {
    router.routes().forEach(route -> factory.start(route, incoming));
  }

  /** Closes all routes. */
  void close() {
    ownProviders.close();
    router.close();
  }
}
