package im.gangway.core.account;

import im.gangway.core.config.RegistrationPolicy;
import im.gangway.core.session.AccountSource;
import im.gangway.core.session.SessionLoader;
import im.gangway.core.session.UserSession;
import im.gangway.core.storage.AccountStore;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;

/**
 * What the accounts of one domain share; gives each session its {@link UserAccount}. Thread-safe.
 */
public record AccountEnvironment(
    AccountStore store,
    RegistrationPolicy policy,
    Predicate<String> provisioned,
    EarlyWishes wishes)
    implements SessionLoader {

  /**
   * Accounts kept in that store, of users of whom that is asked.
   *
   * @param provisioned to which bare JIDs the admin has given an address of the network
   */
  public AccountEnvironment(
      AccountStore store, RegistrationPolicy policy, Predicate<String> provisioned) {
    this(store, policy, provisioned, new EarlyWishes());
  }

  @Override
  public CompletionStage<Runnable> load(UserSession session) {
    return store
        .load(session.domain(), session.user().toBareJID())
        .thenApply(
            found ->
                () ->
                    session
                        .part(UserAccount.class, owner -> new UserAccount(owner, this))
                        .loaded(found));
  }

  /** The accounts with which users log in. */
  public static AccountSource source() {
    return session -> UserAccount.of(session).account();
  }
}
