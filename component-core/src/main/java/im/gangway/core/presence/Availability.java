package im.gangway.core.presence;

import im.gangway.core.session.SessionPart;
import im.gangway.core.session.UserSession;
import im.gangway.transport.FailureReason;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.xmpp.packet.JID;
import org.xmpp.packet.Presence;

/**
 * The resources of a user that are available to the gateway; while there is one, the user stays
 * connected. Confined to the user's mailbox.
 */
final class Availability implements SessionPart {
  private static final int MAX_RESOURCES = 50;

  private final UserSession session;
  private final Set<JID> resources = new LinkedHashSet<>();

  private Availability(UserSession session) {
    this.session = session;
  }

  static Availability of(UserSession session) {
    return session.part(Availability.class, Availability::new);
  }

  /** Notes that a resource is available; true when it was not before. */
  boolean add(JID resource) {
    boolean added = !resources.remove(resource);
    resources.add(resource);
    if (resources.size() > MAX_RESOURCES) {
      resources.remove(resources.iterator().next());
    }
    return added;
  }

  /** Forgets a resource; false when it was not known. */
  boolean remove(JID resource) {
    return resources.remove(resource);
  }

  boolean contains(JID resource) {
    return resources.contains(resource);
  }

  List<JID> resources() {
    return List.copyOf(resources);
  }

  @Override
  public boolean keepsAlive() {
    return !resources.isEmpty();
  }

  /** Whether a resource is still available cannot be known once the gateway was away. */
  @Override
  public void ended() {
    JID gateway = new JID(null, session.domain(), null, true);
    for (JID resource : resources) {
      Presence farewell = new Presence(Presence.Type.unavailable);
      farewell.setFrom(gateway);
      farewell.setTo(resource);
      session.send(farewell);
    }
    resources.clear();
  }

  @Override
  public void legacyEnded(FailureReason reason, String text) {
    // resources stay available, and connect again when they want something
  }
}
