package im.gangway.core.presence;

import im.gangway.core.xml.Elements;
import im.gangway.transport.ContactStatus;
import org.xmpp.packet.Presence;

/**
 * What a resource shows in its presence.
 *
 * @param away whether it is away, or not to be disturbed
 * @param text the status text; empty if there is none
 * @param priority from -128 to 127 (RFC 6121 §4.7.2.3)
 */
record Look(boolean away, String text, int priority) {
  /** What the network sees of a user about whom nothing else is known. */
  static final Look PRESENT = new Look(false, "", 0);

  static Look of(Presence presence) {
    String show = Elements.childText(presence.getElement(), "show");
    boolean away = show != null && !show.isBlank() && !show.trim().equals("chat");
    String status = Elements.childText(presence.getElement(), "status");
    return new Look(away, status == null ? "" : status, priority(presence));
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

  ContactStatus status() {
    return away ? ContactStatus.AWAY : ContactStatus.AVAILABLE;
  }

  boolean looksLike(Look other) {
    return away == other.away && text.equals(other.text);
  }

  /** Whether this counts rather than what an earlier resource shows. */
  boolean prevailsOver(Look earlier) {
    if (priority != earlier.priority) {
      return priority > earlier.priority;
    }
    return !away || earlier.away;
  }
}
