package im.gangway.core.account;

import im.gangway.core.config.RegistrationPolicy;
import im.gangway.core.session.AccountSource;
import im.gangway.core.session.SessionLoader;
import im.gangway.core.session.UserSession;
import im.gangway.core.storage.AccountStore;
import java.util.concurrent.CompletionStage;

/**
 * What the accounts of one domain share; gives each session its {@link UserAccount}. Thread-safe.
 */
public record AccountEnvironment(AccountStore store, RegistrationPolicy policy, EarlyWishes wishes)
    implements SessionLoader {

  /** Accounts kept in that store, of users of whom that is asked. */
  public AccountEnvironment(AccountStore store, RegistrationPolicy policy) {
    this(store, policy, new EarlyWishes());
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
