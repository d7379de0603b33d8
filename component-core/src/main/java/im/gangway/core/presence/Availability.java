package im.gangway.core.presence;

import im.gangway.core.session.SessionPart;
import im.gangway.core.session.UserSession;
import im.gangway.transport.FailureReason;
import im.gangway.transport.Text;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.xmpp.packet.JID;

/**
 * The resources of a user that are available to the gateway; while there is one, the user stays
 * connected. Confined to the user's mailbox.
 */
final class Availability implements SessionPart {
  private static final int MAX_RESOURCES = 50;

  private final UserSession session;
  private final JID gateway;
  private final Map<JID, Seen> resources = new LinkedHashMap<>();

  /** What a presence means to somebody who knows the earlier ones. */
  enum News {
    /** The resource was not there before. */
    NEW,
    /** The way to the server was interrupted since it was last heard of. */
    BACK,
    NONE
  }

  /**
   * Where a resource says that it is available.
   *
   * @param door the gateway if it says so there, else where it said so last
   * @param link how often the stream had been interrupted by then
   */
  private record Seen(JID door, int link) {}

  private Availability(UserSession session) {
    this.session = session;
    this.gateway = new JID(null, session.domain(), null, true);
  }

  static Availability of(UserSession session) {
    return session.part(Availability.class, Availability::new);
  }

  /** Notes that a resource is available to an address of ours. */
  News add(JID resource, JID to) {
    Seen before = resources.remove(resource);
    boolean atGateway = before != null && before.door().equals(gateway);
    JID door = atGateway ? gateway : to.asBareJID();
    int link = session.sink().interruptions();
    resources.put(resource, new Seen(door, link));
    if (resources.size() > MAX_RESOURCES) {
      resources.remove(resources.keySet().iterator().next());
    }
    if (before == null) {
      return News.NEW;
    }
    return before.link() == link ? News.NONE : News.BACK;
  }

  /**
   * Whether a resource that takes leave of an address of ours takes leave of the gateway. A
   * presence that goes to all that are subscribed comes to the gateway too.
   */
  boolean leavesBy(JID resource, JID to) {
    Seen seen = resources.get(resource);
    return seen != null && (to.asBareJID().equals(gateway) || seen.door().equals(to.asBareJID()));
  }

  /** Forgets a resource; false when it was not known. */
  boolean remove(JID resource) {
    return resources.remove(resource) != null;
  }

  void clear() {
    resources.clear();
  }

  boolean contains(@Nullable JID resource) {
    return resources.containsKey(resource);
  }

  boolean isEmpty() {
    return resources.isEmpty();
  }

  List<JID> resources() {
    return List.copyOf(resources.keySet());
  }

  /** The resources that have not been heard of since the stream was interrupted. */
  List<JID> unconfirmed() {
    int link = session.sink().interruptions();
    return resources.entrySet().stream()
        .filter(each -> each.getValue().link() != link)
        .map(Map.Entry::getKey)
        .toList();
  }

  @Override
  public boolean keepsAlive() {
    return !resources.isEmpty();
  }

  @Override
  public void legacyEnded(FailureReason reason, Text text) {
    // resources stay available, and connect again when they want something
  }
}
