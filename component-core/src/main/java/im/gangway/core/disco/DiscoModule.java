package im.gangway.core.disco;

import im.gangway.core.address.TargetKind;
import im.gangway.core.handler.GatewayContext;
import im.gangway.core.handler.HandlerRegistry;
import im.gangway.transport.Ability;
import java.util.ArrayList;
import java.util.List;

/** Registers service discovery. */
public final class DiscoModule {
  private DiscoModule() {}

  /**
   * Adds the handlers.
   *
   * @param extensions those of other concerns
   * @return what presence says about it
   */
  public static Capabilities install(
      GatewayContext context, HandlerRegistry handlers, List<DiscoExtension> extensions) {
    List<DiscoExtension> all = new ArrayList<>(extensions);
    all.add(new RoomDirectory(context));
    Capabilities capabilities = new Capabilities(handlers, context.info());
    handlers
        .iq(new DiscoInfoHandler(capabilities, all))
        .iq(new DiscoItemsHandler(all))
        .feature(TargetKind.GATEWAY, "jid\\20escaping", Capabilities.NAMESPACE);
    if (context.info().abilities().contains(Ability.ROOM_DIRECTORY)) {
      handlers.feature(TargetKind.NETWORK, PageRequest.NAMESPACE);
      context
          .service()
          .onlyNetwork()
          .ifPresent(only -> handlers.feature(TargetKind.GATEWAY, PageRequest.NAMESPACE));
    }
    return capabilities;
  }
}
