package im.gangway.core.presence;

import im.gangway.core.account.UserAccount;
import im.gangway.core.session.StayConnected;
import im.gangway.core.session.UserSession;

/** What a user's account and settings say about logging in. Confined to the user's mailbox. */
final class Membership {
  private final UserSession session;
  private final boolean required;

  /**
   * @param required whether only those may use the gateway who have an account
   */
  Membership(UserSession session, boolean required) {
    this.session = session;
    this.required = required;
  }

  /** Whether the user logs in by presence: has registered, and not removed the gateway since. */
  boolean isManaged() {
    return session
        .existing(UserAccount.class)
        .filter(account -> account.isRegistered() && !account.isDormant() && !account.isDisabled())
        .isPresent();
  }

  /** Whether the user has asked to be logged in even while no resource is available. */
  boolean stays() {
    return isManaged() && StayConnected.isSet(session.settings());
  }

  /** Whether the user's presence is of no interest until the gateway is among the contacts. */
  boolean isShut() {
    return required
        && session.existing(UserAccount.class).filter(UserAccount::isDormant).isPresent();
  }
}
