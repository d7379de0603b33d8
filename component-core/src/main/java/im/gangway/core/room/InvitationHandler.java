package im.gangway.core.room;

import im.gangway.core.address.GatewayAddresses;
import im.gangway.core.address.JidText;
import im.gangway.core.address.Target;
import im.gangway.core.address.TargetKind;
import im.gangway.core.error.Condition;
import im.gangway.core.error.StanzaException;
import im.gangway.core.handler.GatewayContext;
import im.gangway.core.handler.MessageHandler;
import im.gangway.core.handler.MessageRequest;
import im.gangway.core.handler.StanzaTypes;
import im.gangway.core.session.UserSession;
import im.gangway.core.xml.Elements;
import im.gangway.transport.InvalidAddressException;
import im.gangway.transport.RoomSession;
import im.gangway.transport.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.dom4j.Element;
import org.jspecify.annotations.Nullable;
import org.xmpp.packet.JID;
import org.xmpp.packet.Message;

/**
 * Invites somebody through a room (XEP-0045 §7.8.2): legacy users by their network, others by a
 * message from the room.
 */
final class InvitationHandler implements MessageHandler {
  private static final int MAX_INVITED = 20;

  private final GatewayAddresses addresses;

  InvitationHandler(GatewayContext context) {
    this.addresses = context.addresses();
  }

  @Override
  public Set<TargetKind> targets() {
    return Set.of(TargetKind.ROOM);
  }

  @Override
  public boolean handles(Message message) {
    return !StanzaTypes.is(message, Message.Type.error) && !invitations(message).isEmpty();
  }

  private static List<Element> invitations(Message message) {
    @Nullable Element extension = Elements.child(message.getElement(), "x", MucNamespaces.USER);
    return extension == null
        ? List.of()
        : Elements.children(extension, "invite", MucNamespaces.USER);
  }

  @Override
  public CompletionStage<Void> handle(MessageRequest request) throws StanzaException {
    Room room = RoomGuard.require(request);
    List<Element> invitations = invitations(request.stanza());
    if (invitations.size() > MAX_INVITED) {
      throw new StanzaException(
          Condition.POLICY_VIOLATION,
          Text.of(InvitationHandler.class, "invited-too-many", MAX_INVITED));
    }
    List<Invitation> read = new ArrayList<>();
    for (Element invitation : invitations) {
      read.add(read(invitation));
    }
    CompletionStage<Void> all = Handled.done();
    for (Invitation invitation : read) {
      CompletionStage<Void> one = invite(request.session(), room, invitation);
      all = all.thenCombine(one, (before, unused) -> before);
    }
    return all;
  }

  /** Who is invited, as a legacy user where that is one. */
  private record Invitation(JID to, Optional<Target.Contact> contact, String reason) {}

  private Invitation read(Element invitation) throws StanzaException {
    String to = invitation.attributeValue("to");
    String reason = childText(invitation);
    try {
      JID jid = JidText.parse(to == null ? "" : to);
      if (!addresses.isOurs(jid)) {
        return new Invitation(jid, Optional.empty(), reason);
      }
      if (addresses.target(jid) instanceof Target.Contact contact) {
        return new Invitation(jid, Optional.of(contact), reason);
      }
    } catch (InvalidAddressException invalid) {
      throw new StanzaException(Condition.JID_MALFORMED, invalid.text());
    }
    throw new StanzaException(
        Condition.ITEM_NOT_FOUND, Text.of(InvitationHandler.class, "not-invitable", to));
  }

  private static String childText(Element invitation) {
    Element reason = Elements.child(invitation, "reason", MucNamespaces.USER);
    return reason == null ? "" : reason.getText().trim();
  }

  private CompletionStage<Void> invite(UserSession session, Room room, Invitation invitation) {
    if (invitation.contact().isPresent()) {
      Target.Contact contact = invitation.contact().get();
      return session
          .legacy()
          .call(
              RoomSession.class,
              network -> network.invite(room.address(), contact.address(), invitation.reason()));
    }
    JID from = addresses.of(room.address());
    session
        .sink()
        .send(Invitations.stanza(from, session.user(), invitation.to(), invitation.reason()));
    return Handled.done();
  }
}
