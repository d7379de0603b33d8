package im.gangway.core.room;

import im.gangway.core.address.GatewayAddresses;
import im.gangway.core.handler.GatewayContext;
import im.gangway.core.relay.Relay;
import im.gangway.core.session.UserSession;
import im.gangway.core.text.Languages;
import im.gangway.transport.LegacyEvent.RoomInvitation;
import org.dom4j.Element;

/** A legacy user invites the user to a room (XEP-0045 §7.8.2). */
final class RoomInvitationRelay implements Relay<RoomInvitation> {
  private final GatewayAddresses addresses;

  RoomInvitationRelay(GatewayContext context) {
    this.addresses = context.addresses();
  }

  @Override
  public Class<RoomInvitation> event() {
    return RoomInvitation.class;
  }

  @Override
  public void relay(RoomInvitation event, UserSession session) {
    Element invitation =
        Invitations.stanza(
            addresses.of(event.room()),
            addresses.of(event.from()),
            session.user(),
            event.text().in(session.language()));
    Languages.mark(invitation, event.text(), session.language());
    session.sink().send(invitation);
  }
}
