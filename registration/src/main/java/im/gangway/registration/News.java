package im.gangway.registration;

import im.gangway.core.account.AccountListeners;
import im.gangway.core.account.UserAccount;
import im.gangway.core.session.UserSession;
import java.util.Set;

/** What a registration that has been stored means for the user's session and contacts. */
enum News {
  /** The user's first. */
  REGISTERED,
  /** Credentials of the same legacy account, or for all networks at once: to log in anew with. */
  CHANGED,
  /** Another legacy account than before. */
  OTHER_ACCOUNT,
  /** A further network: what goes on elsewhere goes on. */
  ADDED;

  /** To be asked before it is stored. */
  static News of(Attempt attempt, String identity) {
    Set<String> scopes = UserAccount.of(attempt.session()).scopes();
    if (scopes.isEmpty()) {
      return REGISTERED;
    }
    if (!scopes.contains(attempt.scope().name())) {
      return attempt.scope().isWhole() ? CHANGED : ADDED;
    }
    boolean same = Registrar.identity(attempt, attempt.known()).equals(identity);
    return same ? CHANGED : OTHER_ACCOUNT;
  }

  /** Run once the user has been answered. */
  void tell(AccountListeners listeners, UserSession session) {
    switch (this) {
      case REGISTERED -> listeners.registered(session);
      case CHANGED -> listeners.changed(session, false);
      case OTHER_ACCOUNT -> listeners.changed(session, true);
      case ADDED -> {
        // its credentials count when the network is next used
      }
    }
  }
}
