package im.gangway.core.room;

import im.gangway.core.session.UserSession;
import im.gangway.core.xml.Elements;
import im.gangway.transport.RoomAddress;
import java.util.Set;
import org.dom4j.Element;
import org.xmpp.packet.JID;

/**
 * Takes resources out of rooms that can no longer be reached (XEP-0045 §14.1.2); other errors say
 * nothing about that and are passed over.
 */
final class Ghosts {
  private static final Set<String> UNREACHABLE =
      Set.of(
          "gone",
          "item-not-found",
          "jid-malformed",
          "recipient-unavailable",
          "redirect",
          "remote-server-not-found",
          "remote-server-timeout",
          "service-unavailable");

  private Ghosts() {}

  /** Looks at an error that a resource, or the server for it, sent to a room or an occupant. */
  static void heed(Element stanza, RoomAddress address, JID from, UserSession session) {
    if (isUnreachable(stanza)) {
      session.existing(Rooms.class).ifPresent(rooms -> rooms.loseResident(address, from));
    }
  }

  private static boolean isUnreachable(Element stanza) {
    Element error = Elements.child(stanza, "error");
    return error != null
        && Elements.children(error).stream().map(Element::getName).anyMatch(UNREACHABLE::contains);
  }
}
