package im.gangway.core.room;

import im.gangway.core.text.Languages;
import im.gangway.core.text.LegacyText;
import im.gangway.core.xml.Elements;
import im.gangway.transport.Occupant;
import im.gangway.transport.Text;
import java.util.Locale;
import org.dom4j.Element;
import org.xmpp.packet.JID;

/** Builds one presence that a room sends about an occupant (XEP-0045 §17.2). */
final class RoomPresence {
  private final Element presence;
  private final Element extension = Elements.create("x", MucNamespaces.USER);
  private final Element item = Elements.add(extension, "item");

  private RoomPresence(JID from, JID to) {
    presence = Elements.create("presence");
    presence.addAttribute("from", from.toString());
    presence.addAttribute("to", to.toString());
  }

  /** The occupant is there. */
  static RoomPresence available(JID from, JID to, Occupant occupant) {
    RoomPresence built = new RoomPresence(from, to);
    built.standing(occupant.affiliation(), name(occupant.role()));
    return built;
  }

  /** The occupant is not, or no longer, there. */
  static RoomPresence unavailable(JID from, JID to, Occupant.Affiliation affiliation) {
    return unavailable(from, to, affiliation, "none");
  }

  /** The occupant is there under another nick. */
  static RoomPresence renamed(JID from, JID to, Occupant occupant) {
    RoomPresence built = unavailable(from, to, occupant.affiliation(), name(occupant.role()));
    built.item.addAttribute("nick", LegacyText.clean(occupant.nick()));
    return built.status(StatusCode.NICK_CHANGED);
  }

  private static RoomPresence unavailable(
      JID from, JID to, Occupant.Affiliation affiliation, String role) {
    RoomPresence built = new RoomPresence(from, to);
    built.presence.addAttribute("type", "unavailable");
    built.standing(affiliation, role);
    return built;
  }

  private void standing(Occupant.Affiliation affiliation, String role) {
    item.addAttribute("affiliation", name(affiliation));
    item.addAttribute("role", role);
  }

  /** How a role or an affiliation is called on the wire. */
  static String name(Enum<?> standing) {
    return standing.name().toLowerCase(Locale.ROOT);
  }

  RoomPresence id(String id) {
    presence.addAttribute("id", id);
    return this;
  }

  /** Under which address the occupant can be reached outside of the room. */
  RoomPresence address(JID address) {
    item.addAttribute("jid", address.toString());
    return this;
  }

  /** The occupant is banned. */
  RoomPresence outcast() {
    item.addAttribute("affiliation", "outcast");
    return this;
  }

  /** Who did it. */
  RoomPresence actor(String nick) {
    Elements.add(item, "actor").addAttribute("nick", LegacyText.clean(nick));
    return this;
  }

  /** Why it was done; empty for no reason. */
  RoomPresence reason(String text) {
    if (!text.isEmpty()) {
      Elements.addText(item, "reason", LegacyText.clean(text));
    }
    return this;
  }

  /** What the occupant says about it; may be empty. */
  RoomPresence statusText(String text) {
    if (!text.isEmpty()) {
      Elements.addText(presence, "status", LegacyText.clean(text));
    }
    return this;
  }

  /** In which language the gateway's words in it are. */
  RoomPresence spoken(Text text, Locale language) {
    Languages.mark(presence, text, language);
    return this;
  }

  RoomPresence status(StatusCode... codes) {
    for (StatusCode code : codes) {
      Elements.add(extension, "status").addAttribute("code", code.code());
    }
    return this;
  }

  RoomPresence statusIf(boolean applies, StatusCode code) {
    return applies ? status(code) : this;
  }

  Element element() {
    presence.add(extension);
    return presence;
  }
}
