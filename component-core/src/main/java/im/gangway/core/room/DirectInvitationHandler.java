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
import im.gangway.core.xml.Elements;
import im.gangway.transport.InvalidAddressException;
import im.gangway.transport.RoomAddress;
import im.gangway.transport.RoomSession;
import im.gangway.transport.Text;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.dom4j.Element;
import org.jspecify.annotations.Nullable;
import org.xmpp.packet.Message;

/**
 * An invitation that a client sends to a legacy user itself (XEP-0249): the network makes it one of
 * its own. To be registered before what sends messages to legacy users.
 */
final class DirectInvitationHandler implements MessageHandler {
  private final GatewayAddresses addresses;

  DirectInvitationHandler(GatewayContext context) {
    this.addresses = context.addresses();
  }

  @Override
  public Set<TargetKind> targets() {
    return Set.of(TargetKind.CONTACT);
  }

  @Override
  public boolean handles(Message message) {
    return !StanzaTypes.is(message, Message.Type.error) && extension(message) != null;
  }

  private static @Nullable Element extension(Message message) {
    return Elements.child(message.getElement(), "x", MucNamespaces.CONFERENCE);
  }

  @Override
  public CompletionStage<Void> handle(MessageRequest request) throws StanzaException {
    Element extension = extension(request.stanza());
    if (extension == null) {
      return Handled.done();
    }
    String reason = extension.attributeValue("reason", "");
    RoomAddress address = room(extension.attributeValue("jid", ""));
    Room room = RoomGuard.require(request.session(), address, request.from());
    Target.Contact contact = (Target.Contact) request.target();
    return request
        .session()
        .legacy()
        .call(
            RoomSession.class,
            network -> network.invite(room.address(), contact.address(), reason));
  }

  private RoomAddress room(String jid) throws StanzaException {
    try {
      if (addresses.target(JidText.parse(jid)) instanceof Target.Room room) {
        return room.address();
      }
      throw new StanzaException(
          Condition.ITEM_NOT_FOUND, Text.of(DirectInvitationHandler.class, "no-room", jid));
    } catch (InvalidAddressException invalid) {
      throw new StanzaException(
          Condition.NOT_ACCEPTABLE, Text.of(DirectInvitationHandler.class, "other-network"));
    }
  }
}
