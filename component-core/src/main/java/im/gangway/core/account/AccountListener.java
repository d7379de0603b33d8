package im.gangway.core.account;

import im.gangway.core.session.UserSession;

/** Hears, on the user's mailbox, that a user's registration has changed. Thread-safe. */
public interface AccountListener {

  /** The user has registered for the first time; the request has been answered. */
  default void registered(UserSession session) {}

  /**
   * The user has changed a registration, or added one for all networks, or removed one of several;
   * the request has been answered. One that was added for a network counts when that is next used.
   *
   * @param otherAccount whether it names another legacy account than before
   */
  default void changed(UserSession session, boolean otherAccount) {}

  /**
   * The user's registration and all that was stored with it have gone; the legacy session has
   * ended, and the request, if it was one, has been answered. The session's parts still know what
   * there was.
   */
  default void removed(UserSession session) {}
}
