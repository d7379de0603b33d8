package im.gangway.core.gateway;

import im.gangway.core.account.AccountListeners;
import im.gangway.core.command.CommandAccess;
import im.gangway.core.command.Commands;
import im.gangway.core.delivery.Delivery;
import im.gangway.core.disco.DiscoExtension;
import im.gangway.core.handler.GatewayContext;
import im.gangway.core.handler.HandlerRegistry;
import im.gangway.core.metrics.MetricScope;
import im.gangway.core.relay.RelayRegistry;
import im.gangway.core.session.SessionLoader;
import im.gangway.core.session.Sessions;
import im.gangway.core.storage.Stores;
import im.gangway.core.stream.StanzaSink;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;

/**
 * What one gateway is put together from; whoever adds an ability to it adds to these lists.
 *
 * <p>Filled by one thread before the stream starts; read by all afterwards.
 *
 * @param disco adds to service discovery
 * @param accounts hears of registrations
 * @param loaders brings what is stored about a user into the session
 * @param linkUp run each time the stream has come up, on its thread: must not block
 * @param sessions whom something concerns at present
 * @param sink where stanzas go that belong to no session
 * @param scheduler the one of the process; its tasks hand work on and return
 * @param delivery messages that are stored
 * @param metrics of this domain: one line for each gauge or counter
 * @param limits as they are at the moment
 */
public record GatewayParts(
    GatewayContext context,
    Stores stores,
    HandlerRegistry handlers,
    RelayRegistry relays,
    Commands commands,
    List<DiscoExtension> disco,
    AccountListeners accounts,
    List<SessionLoader> loaders,
    List<Runnable> linkUp,
    Sessions sessions,
    StanzaSink sink,
    ScheduledExecutorService scheduler,
    Delivery delivery,
    MetricScope metrics,
    LiveLimits limits) {

  static GatewayParts of(
      GatewayContext context,
      Stores stores,
      RelayRegistry relays,
      List<SessionLoader> loaders,
      Sessions sessions,
      StanzaSink sink,
      ScheduledExecutorService scheduler,
      Delivery delivery,
      MetricScope metrics,
      LiveLimits limits) {
    return new GatewayParts(
        context,
        stores,
        new HandlerRegistry(),
        relays,
        new Commands(CommandAccess.of(context)),
        new ArrayList<>(),
        new AccountListeners(),
        loaders,
        new ArrayList<>(),
        sessions,
        sink,
        scheduler,
        delivery,
        metrics,
        limits);
  }
}
