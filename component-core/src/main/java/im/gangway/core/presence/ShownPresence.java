package im.gangway.core.presence;

import im.gangway.core.session.SessionPart;
import im.gangway.core.session.UserSession;
import im.gangway.transport.FailureReason;
import im.gangway.transport.PresenceSession;
import im.gangway.transport.Text;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.xmpp.packet.JID;
import org.xmpp.packet.Presence;

/**
 * Which presence of a user the network sees: that of the resource with the highest priority (RFC
 * 6121 §4.7.2.3), and among equals of the one that spoke last; a user without an account, who is
 * connected by being in rooms, is away when all of them are. Resources count for several reasons,
 * such as being in a room; what a resource has said last, to whomever, is what it shows. Confined
 * to the user's mailbox.
 */
public final class ShownPresence implements SessionPart {
  private final UserSession session;
  private final Map<JID, Look> looks = new LinkedHashMap<>();
  private final Map<Class<?>, Predicate<JID>> reasons = new HashMap<>();
  private Look shown = Look.PRESENT;

  private ShownPresence(UserSession session) {
    this.session = session;
  }

  public static ShownPresence of(UserSession session) {
    return session.part(ShownPresence.class, ShownPresence::new);
  }

  /** Shows the network what is now to be seen, if anything was noted before. */
  public static void refresh(UserSession session) {
    session.existing(ShownPresence.class).ifPresent(ShownPresence::show);
  }

  /**
   * Notes what a resource shows.
   *
   * @param reason whose presence it is, one for each concern
   * @param holds whether a resource counts for that reason; asked again whenever something changes
   */
  public void note(Presence presence, Class<?> reason, Predicate<JID> holds) {
    reasons.put(reason, holds);
    looks.remove(presence.getFrom());
    looks.put(presence.getFrom(), Look.of(presence));
    forgetLost();
  }

  /**
   * Shows the network what is now to be seen, if that has changed. While no resource counts, it
   * goes on seeing what it saw.
   */
  public void show() {
    if (!session.legacy().isActive()) {
      return;
    }
    forgetLost();
    looks.values().stream().reduce(this::prevailing).ifPresent(this::show);
  }

  private void show(Look now) {
    if (!now.looksLike(shown)) {
      session
          .legacy()
          .ifActive(
              PresenceSession.class, network -> network.showPresence(now.status(), now.text()));
    }
    shown = now;
  }

  private Look prevailing(Look earlier, Look later) {
    boolean prevails =
        Subscription.concerns(session)
            ? later.prevailsOver(earlier)
            : later.isMorePresentThan(earlier);
    return prevails ? later : earlier;
  }

  private void forgetLost() {
    looks.keySet().removeIf(resource -> reasons.values().stream().noneMatch(r -> r.test(resource)));
  }

  @Override
  public boolean keepsAlive() {
    return false;
  }

  @Override
  public void legacyEnded(FailureReason reason, Text text) {
    shown = Look.PRESENT;
  }
}
