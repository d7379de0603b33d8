package im.gangway.core.room;

import im.gangway.core.error.Condition;
import im.gangway.core.error.StanzaException;
import im.gangway.core.handler.IqRequest;
import im.gangway.core.handler.MessageRequest;
import im.gangway.core.session.UserSession;
import im.gangway.transport.RoomAddress;
import im.gangway.transport.Text;
import org.xmpp.packet.JID;

/** Lets nobody use a room who is not in it (XEP-0045 §7.4). */
final class RoomGuard {
  private RoomGuard() {}

  /** The room to which a request is directed, as below. */
  static Room require(IqRequest request) throws StanzaException {
    return require(request.session(), Targets.room(request.target()), request.from());
  }

  /** The room to which a message is directed, as below. */
  static Room require(MessageRequest request) throws StanzaException {
    return require(request.session(), Targets.room(request.target()), request.from());
  }

  /**
   * The room that a resource is in.
   *
   * @throws StanzaException if this resource is not in it, although others of the user may be
   */
  static Room require(UserSession session, RoomAddress address, JID resource)
      throws StanzaException {
    return Rooms.joined(session, address, resource)
        .orElseThrow(
            () ->
                new StanzaException(
                    Condition.NOT_ACCEPTABLE, Text.of(RoomGuard.class, "not-in-room")));
  }
}
