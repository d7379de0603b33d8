package im.gangway.core.presence;

import im.gangway.core.xml.Elements;
import im.gangway.transport.ContactStatus;
import org.xmpp.packet.Presence;

/**
 * What a resource shows in its presence.
 *
 * @param status how present the user is
 * @param text the status text; empty if there is none
 * @param priority from -128 to 127 (RFC 6121 §4.7.2.3)
 */
record Look(ContactStatus status, String text, int priority) {
  /** What the network sees of a user about whom nothing else is known. */
  static final Look PRESENT = new Look(ContactStatus.AVAILABLE, "", 0);

  static Look of(Presence presence) {
    String show = Elements.childText(presence.getElement(), "show");
    String text = Elements.childText(presence.getElement(), "status");
    return new Look(
        status(show == null ? "" : show.trim()), text == null ? "" : text, priority(presence));
  }

  /** What is no word of RFC 6121 §4.7.2.1 counts as being away. */
  private static ContactStatus status(String show) {
    return switch (show) {
      case "", "chat" -> ContactStatus.AVAILABLE;
      case "xa" -> ContactStatus.EXTENDED_AWAY;
      case "dnd" -> ContactStatus.DO_NOT_DISTURB;
      default -> ContactStatus.AWAY;
    };
  }

  /** What is no number counts as 0. */
  private static int priority(Presence presence) {
    String text = Elements.childText(presence.getElement(), "priority");
    try {
      return text == null ? 0 : Math.max(-128, Math.min(127, Integer.parseInt(text.trim())));
    } catch (NumberFormatException noNumber) {
      return 0;
    }
  }

  boolean looksLike(Look other) {
    return status == other.status && text.equals(other.text);
  }

  /** Whether this counts rather than what an earlier resource shows: the most recent of equals. */
  boolean prevailsOver(Look earlier) {
    return priority >= earlier.priority;
  }

  /** The same for users who are away only when all of their resources are. */
  boolean isMorePresentThan(Look earlier) {
    if (priority != earlier.priority) {
      return priority > earlier.priority;
    }
    return status == ContactStatus.AVAILABLE || earlier.status != ContactStatus.AVAILABLE;
  }
}
