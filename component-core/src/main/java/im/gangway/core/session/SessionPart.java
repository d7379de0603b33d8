package im.gangway.core.session;

import im.gangway.transport.FailureReason;

/** State that another concern hangs on a user's session, such as the user's rooms. */
public interface SessionPart {

  /** Whether this is a reason to keep the user connected to the legacy service. */
  boolean keepsAlive();

  /** The legacy session has ended without the user's wish: tell those concerned and forget it. */
  void legacyEnded(FailureReason reason, String text);
}
