package im.gangway.core.room;

import im.gangway.core.session.SessionPart;
import im.gangway.core.session.UserSession;
import im.gangway.core.xml.Elements;
import im.gangway.transport.FailureReason;
import im.gangway.transport.PresenceSession;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.xmpp.packet.JID;
import org.xmpp.packet.Presence;

/**
 * Shows the network whether the user is away, by what the resources in rooms say: the user is away
 * when all of them are. Thread-safe; what is known about a user is confined to the mailbox.
 */
final class ShownPresence {

  /** What a resource shows. */
  private record Look(boolean away, String text) {}

  /** What is known about one user. */
  private static final class Looks implements SessionPart {
    private static final Look PRESENT = new Look(false, "");

    private final Map<JID, Look> resources = new LinkedHashMap<>();
    private Look shown = PRESENT;

    @Override
    public boolean keepsAlive() {
      return false;
    }

    @Override
    public void legacyEnded(FailureReason reason, String text) {
      shown = PRESENT;
    }

    Look best() {
      Look best = PRESENT;
      for (Look look : resources.values()) {
        best = look;
        if (!look.away()) {
          break;
        }
      }
      return best;
    }
  }

  /** Notes what a resource shows in its presence to a room. */
  void note(UserSession session, Presence presence) {
    Looks looks = session.part(Looks.class, unused -> new Looks());
    looks.resources.remove(presence.getFrom());
    looks.resources.put(presence.getFrom(), look(presence));
    looks.resources.keySet().removeIf(resource -> !isPresent(session, resource));
  }

  private static boolean isPresent(UserSession session, JID resource) {
    return session.existing(Rooms.class).filter(rooms -> rooms.isWantedBy(resource)).isPresent();
  }

  /** Shows the network what is now to be seen, if that has changed. */
  void show(UserSession session) {
    Optional<Looks> known = session.existing(Looks.class);
    if (known.isEmpty() || !session.legacy().isActive()) {
      return;
    }
    Looks looks = known.get();
    looks.resources.keySet().removeIf(resource -> !isPresent(session, resource));
    Look now = looks.best();
    if (!now.equals(looks.shown)) {
      looks.shown = now;
      session
          .legacy()
          .ifActive(PresenceSession.class, network -> network.showPresence(now.away(), now.text()));
    }
  }

  private static Look look(Presence presence) {
    String show = Elements.childText(presence.getElement(), "show");
    boolean away = show != null && !show.isBlank() && !show.trim().equals("chat");
    String status = Elements.childText(presence.getElement(), "status");
    return new Look(away, status == null ? "" : status);
  }
}
