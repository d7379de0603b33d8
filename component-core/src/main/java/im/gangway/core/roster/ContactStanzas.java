package im.gangway.core.roster;

import im.gangway.core.address.TargetKind;
import im.gangway.core.disco.Capabilities;
import im.gangway.core.session.UserSession;
import im.gangway.core.text.Languages;
import im.gangway.core.xml.Elements;
import im.gangway.transport.Text;
import org.xmpp.packet.JID;
import org.xmpp.packet.Presence;

/** Presences that come from contacts. */
final class ContactStanzas {
  private static final String NICK = "http://jabber.org/protocol/nick";
  private final UserSession session;
  private final Capabilities capabilities;

  ContactStanzas(UserSession session, Capabilities capabilities) {
    this.session = session;
    this.capabilities = capabilities;
  }

  /** How present a contact is. */
  void presence(JID contact, JID to, Look look) {
    Presence presence = from(contact, to);
    look.addTo(presence);
    if (look.isAvailable()) {
      capabilities.addTo(presence, TargetKind.CONTACT);
    }
    session.send(presence);
  }

  /** A word about a subscription, to the user's bare JID (RFC 6121 §3). */
  void subscription(JID contact, Presence.Type type, Text text) {
    Presence presence = from(contact, session.user());
    presence.setType(type);
    if (!text.isEmpty()) {
      presence.setStatus(text.in(session.language()));
      Languages.mark(presence.getElement(), text, session.language());
    }
    session.send(presence);
  }

  /** A contact asks to see the user, under a name (XEP-0172). */
  void subscribe(JID contact, String nick, String text) {
    Presence presence = from(contact, session.user());
    presence.setType(Presence.Type.subscribe);
    if (!text.isEmpty()) {
      presence.setStatus(text);
    }
    Elements.add(presence.getElement(), "nick", NICK).setText(nick);
    session.send(presence);
  }

  private static Presence from(JID contact, JID to) {
    Presence presence = new Presence();
    presence.setFrom(contact);
    presence.setTo(to);
    return presence;
  }
}
