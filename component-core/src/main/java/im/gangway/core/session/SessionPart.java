package im.gangway.core.session;

import im.gangway.transport.FailureReason;
import im.gangway.transport.Text;

/** State that another concern hangs on a user's session, such as the user's rooms. */
public interface SessionPart {

  /** Whether this is a reason to keep the user connected to the legacy service. */
  boolean keepsAlive();

  /**
   * The legacy session has ended, without the user's wish or since nothing kept it: tell those
   * concerned, if there are any, and forget it.
   */
  void legacyEnded(FailureReason reason, Text text);

  /** The user is logged in; called before anything that waited for it goes on. */
  default void legacyStarted() {}

  /** The operator wants what waits for another time to be tried now. */
  default void tryNow() {}

  /** The login, which had to wait for those of others, begins. */
  default void loginBegins() {}

  /** The login failed; called before those who waited for it are told. */
  default void loginFailed(Throwable failure) {}

  /** After {@link #legacyEnded}: nobody wanted that, it happened. */
  default void legacyLost(FailureReason reason, Text text) {}

  /** After {@link #legacyEnded}: somebody wanted it, although the user may be available. */
  default void legacyClosed() {}

  /** The gateway lets go of the user: say goodbye, and forget what keeps the user connected. */
  default void ended() {}

  /** Lost resources had time to come back: give up what was kept for those that have not. */
  default void graceOver() {}
}
