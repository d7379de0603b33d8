package im.gangway.core.session;

import im.gangway.transport.FailureReason;

/** Hears of the sessions on the legacy service; cheap, on users' mailboxes. Thread-safe. */
public interface LoginNews {
  /** Nobody hears. */
  LoginNews NONE =
      new LoginNews() {
        @Override
        public void loggedIn() {}

        @Override
        public void loginFailed(FailureReason reason) {}

        @Override
        public void loggedOut() {}
      };

  /** A user has logged in. */
  void loggedIn();

  /** A login has failed. */
  void loginFailed(FailureReason reason);

  /** A user's session on the legacy service is over. */
  void loggedOut();
}
