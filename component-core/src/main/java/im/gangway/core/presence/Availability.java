package im.gangway.core.presence;

import im.gangway.core.session.SessionPart;
import im.gangway.core.session.UserSession;
import im.gangway.transport.FailureReason;
import im.gangway.transport.PresenceSession;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.xmpp.packet.JID;
import org.xmpp.packet.Presence;

/**
 * The resources of a user that are available to the gateway; while there is one, the user stays
 * connected. The resource of the highest priority is what the network sees (RFC 6121 §4.7.2.3).
 */
final class Availability implements SessionPart {
  private static final int MAX_RESOURCES = 50;

  private final Map<JID, Shown> resources = new LinkedHashMap<>();
  private final UserSession session;
  private Optional<Shown> shown = Optional.empty();

  private Availability(UserSession session) {
    this.session = session;
  }

  /** What a resource shows. */
  record Shown(boolean away, String text, int priority) {
    boolean looksLike(Shown other) {
      return away == other.away && text.equals(other.text);
    }
  }

  static Availability of(UserSession session) {
    return session.part(Availability.class, Availability::new);
  }

  /** Notes what a resource shows; true when it was not available before. */
  boolean put(JID resource, Shown presence) {
    boolean added = resources.remove(resource) == null;
    resources.put(resource, presence);
    if (resources.size() > MAX_RESOURCES) {
      resources.remove(resources.keySet().iterator().next());
    }
    return added;
  }

  /** Forgets a resource; false when it was not known. */
  boolean remove(JID resource) {
    return resources.remove(resource) != null;
  }

  List<JID> resources() {
    return List.copyOf(resources.keySet());
  }

  /** Shows the network what is now to be seen, if that has changed. */
  void show(UserSession session) {
    Optional<Shown> now = best();
    if (now.isPresent() && !(shown.isPresent() && shown.get().looksLike(now.get()))) {
      session
          .legacy()
          .ifActive(
              PresenceSession.class,
              network -> network.showPresence(now.get().away(), now.get().text()));
    }
    shown = now;
  }

  private Optional<Shown> best() {
    return resources.values().stream()
        .reduce((one, later) -> later.priority() >= one.priority() ? later : one);
  }

  @Override
  public boolean keepsAlive() {
    return !resources.isEmpty();
  }

  /** Whether a resource is still available cannot be known once the gateway was away. */
  @Override
  public void ended() {
    JID gateway = new JID(null, session.domain(), null, true);
    for (JID resource : resources.keySet()) {
      Presence farewell = new Presence(Presence.Type.unavailable);
      farewell.setFrom(gateway);
      farewell.setTo(resource);
      session.send(farewell);
    }
    resources.clear();
  }

  @Override
  public void legacyEnded(FailureReason reason, String text) {
    shown = Optional.empty();
  }
}
