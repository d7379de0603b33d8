package im.gangway.core.room;

import im.gangway.core.address.TargetKind;
import im.gangway.core.form.ConfigurationForms;
import im.gangway.core.handler.GatewayContext;
import im.gangway.core.handler.HandlerRegistry;
import im.gangway.core.relay.RelayRegistry;

/** Registers all that makes the rooms of a transport rooms of XEP-0045. */
public final class RoomModule {
  private RoomModule() {}

  /**
   * Adds the handlers and relays; before those that send messages to legacy users, since an
   * invitation is a message too.
   */
  public static void install(
      GatewayContext context, HandlerRegistry handlers, RelayRegistry relays) {
    RoomStanzas stanzas = new RoomStanzas(context);
    Nicks nicks = new Nicks(context.addresses());
    Admission admission = new Admission(new RoomWelcome(stanzas, nicks));
    presences(context, handlers, stanzas, nicks, admission);
    messages(context, handlers, stanzas, nicks);
    handlers
        .iq(new SelfPingHandler(nicks))
        .iq(new RoomAdminHandler(context, nicks))
        .iq(new RoomListHandler(context))
        .feature(TargetKind.GATEWAY, MucNamespaces.MUC, MucNamespaces.STABLE_ID)
        .feature(
            TargetKind.ROOM,
            MucNamespaces.MUC,
            MucNamespaces.STABLE_ID,
            MucNamespaces.SELF_PING,
            MucNamespaces.STANZA_ID);
    relays
        .add(new RoomEnteredRelay(stanzas, admission))
        .add(new RoomLeftRelay(stanzas))
        .add(new OccupantEnteredRelay(stanzas))
        .add(new OccupantLeftRelay(stanzas))
        .add(new OccupantRenamedRelay(stanzas))
        .add(new OccupantChangedRelay(stanzas))
        .add(new RoomMessageRelay(stanzas))
        .add(new SubjectChangedRelay(stanzas))
        .add(new RoomInvitationRelay(context));
  }

  /** Adds the form with which a user's settings for a room are shown as the room's own. */
  public static void installOwnerForm(ConfigurationForms forms, HandlerRegistry handlers) {
    handlers.iq(new RoomOwnerHandler(forms));
  }

  private static void presences(
      GatewayContext context,
      HandlerRegistry handlers,
      RoomStanzas stanzas,
      Nicks nicks,
      Admission admission) {
    handlers
        .presence(new JoinHandler(context, stanzas, admission))
        .presence(new PresenceUpdateHandler(nicks))
        .presence(new LeaveHandler(stanzas))
        .presence(new PresenceErrorHandler());
  }

  private static void messages(
      GatewayContext context, HandlerRegistry handlers, RoomStanzas stanzas, Nicks nicks) {
    handlers
        .message(new MessageErrorHandler())
        .message(new InvitationHandler(context))
        .message(new DirectInvitationHandler(context))
        .message(new SubjectHandler(context))
        .message(new GroupchatHandler(context, stanzas))
        .message(new OccupantMessageHandler(context, nicks));
  }
}
