package im.gangway.core.presence;

import org.xmpp.packet.JID;

/**
 * A part of a session that has something to tell when the user comes and goes. Called on the user's
 * mailbox.
 */
public interface PresenceWatcher {

  /** The user is shown online: the legacy session is up. */
  default void online() {}

  /** The user is no longer shown online. */
  default void offline() {}

  /** A resource has become available. */
  default void arrived(JID resource) {}

  /** A resource has ceased to be available. */
  default void left(JID resource) {}
}
