package im.gangway.registration;

import im.gangway.transport.LoginStep;

/** What came of sending a registration in. */
sealed interface Outcome {

  /**
   * It is stored.
   *
   * @param news tells those who have to know; run once the user has been answered
   */
  record Registered(Runnable news) implements Outcome {}

  /** The legacy service asks the user for something more. */
  record Unfinished(LoginStep step, Attempt attempt) implements Outcome {}
}
