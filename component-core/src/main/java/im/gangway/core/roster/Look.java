package im.gangway.core.roster;

import im.gangway.transport.ContactStatus;
import org.xmpp.packet.Presence;

/**
 * How present a contact is.
 *
 * @param text empty if there is none
 */
record Look(ContactStatus status, String text) {
  static final Look AVAILABLE = new Look(ContactStatus.AVAILABLE, "");
  static final Look OFFLINE = new Look(ContactStatus.OFFLINE, "");

  boolean isAvailable() {
    return status != ContactStatus.OFFLINE;
  }

  void addTo(Presence presence) {
    switch (status) {
      case AVAILABLE -> {
        // which needs no word
      }
      case AWAY -> presence.setShow(Presence.Show.away);
      case EXTENDED_AWAY -> presence.setShow(Presence.Show.xa);
      case DO_NOT_DISTURB -> presence.setShow(Presence.Show.dnd);
      case OFFLINE -> presence.setType(Presence.Type.unavailable);
    }
    if (!text.isEmpty()) {
      presence.setStatus(text);
    }
  }
}
