package im.gangway.core.privilege;

import im.gangway.core.handler.GatewayContext;
import im.gangway.core.handler.HandlerRegistry;
import im.gangway.core.relay.RelayRegistry;

/** Registers all that the gateway does by the server's leave. */
public final class PrivilegeModule {
  private PrivilegeModule() {}

  /** Adds its handlers and its relay; before the handlers of contacts' messages. */
  public static void install(
      GatewayContext context,
      Privileges privileges,
      HandlerRegistry handlers,
      RelayRegistry relays) {
    OwnMessages sent = new OwnMessages();
    handlers
        .message(new PrivilegeHandler(privileges))
        .message(new RefusedMessageHandler(privileges, sent))
        .message(new ReflectedMessageHandler(sent));
    relays.add(new OwnMessageRelay(context, privileges, sent));
  }
}
