package im.gangway.core.room;

import im.gangway.core.text.LegacyText;
import im.gangway.core.xml.Elements;
import im.gangway.core.xml.StanzaIds;
import org.dom4j.Element;
import org.xmpp.packet.JID;

/** Invitations as a room sends them (XEP-0045 §7.8.2), for older clients too (XEP-0249). */
final class Invitations {
  private Invitations() {}

  /**
   * An invitation.
   *
   * @param reason may be empty
   */
  static Element stanza(JID room, JID inviter, JID invited, String reason) {
    String why = LegacyText.clean(reason);
    Element message =
        Elements.create("message")
            .addAttribute("from", room.toString())
            .addAttribute("to", invited.toString())
            .addAttribute("id", StanzaIds.next());
    Element extension = Elements.add(message, "x", MucNamespaces.USER);
    Element invitation = Elements.add(extension, "invite");
    invitation.addAttribute("from", inviter.toString());
    Element direct = Elements.add(message, "x", MucNamespaces.CONFERENCE);
    direct.addAttribute("jid", room.toString());
    if (!why.isEmpty()) {
      Elements.addText(invitation, "reason", why);
      direct.addAttribute("reason", why);
    }
    return message;
  }
}
