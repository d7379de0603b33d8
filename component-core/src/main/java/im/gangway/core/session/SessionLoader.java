package im.gangway.core.session;

import java.util.concurrent.CompletionStage;

/**
 * Brings what is stored about a user into the user's session, before anything else happens there.
 * Thread-safe.
 */
@FunctionalInterface
public interface SessionLoader {

  /**
   * Loads it. Called on the user's mailbox.
   *
   * @return what puts it into the session, to be run on the mailbox; a failure means that the user
   *     cannot be served now
   */
  CompletionStage<Runnable> load(UserSession session);
}
