package im.gangway.core.presence;

import im.gangway.core.session.UserSession;
import java.util.List;
import org.xmpp.packet.JID;

/** Tells the {@link PresenceWatcher}s of a session. Confined to the user's mailbox. */
final class Watchers {
  private final UserSession session;
  private boolean online;

  Watchers(UserSession session) {
    this.session = session;
  }

  /** Whether the user is shown online. */
  boolean isOnline() {
    return online;
  }

  /** The user is shown online, with these resources. */
  void online(List<JID> resources) {
    online = true;
    resources.forEach(this::arrived);
    all().forEach(PresenceWatcher::online);
  }

  /** The user is not shown online, or no longer. */
  void offline() {
    all().forEach(PresenceWatcher::offline);
    online = false;
  }

  /** The same, if the user was. */
  void hide() {
    if (online) {
      online = false;
      all().forEach(PresenceWatcher::offline);
    }
  }

  void arrived(JID resource) {
    all().forEach(watcher -> watcher.arrived(resource));
  }

  void left(JID resource) {
    all().forEach(watcher -> watcher.left(resource));
  }

  private List<PresenceWatcher> all() {
    return session.parts(PresenceWatcher.class);
  }
}
