package im.gangway.core.admin;

import im.gangway.core.account.AccountListener;
import im.gangway.core.account.UserAccount;
import im.gangway.core.session.Sessions;
import im.gangway.core.session.UserSession;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.xmpp.packet.JID;

/** Removes users with all that is stored about them, as if they had unregistered. Thread-safe. */
public final class AccountRemoval {
  private final UserWork users;
  private final AccountListener listener;

  /** Removes from the gateway of these sessions. */
  public AccountRemoval(Sessions sessions, AccountListener listener) {
    this.users = new UserWork(sessions);
    this.listener = listener;
  }

  /** What came of it. */
  public enum Outcome {
    REMOVED,
    NOT_REGISTERED,

    /** The store did not answer, or the user sends more than can be taken in. */
    FAILED
  }

  /** Removes a user, on that user's mailbox. */
  public CompletionStage<Outcome> remove(JID user) {
    return run(user)
        .thenApply(
            word ->
                switch (word) {
                  case UserWork.DONE -> Outcome.REMOVED;
                  case UserWork.NOT_REGISTERED -> Outcome.NOT_REGISTERED;
                  default -> Outcome.FAILED;
                });
  }

  /** The same; gives the key of the words that tell what came of it. */
  CompletionStage<String> run(JID user) {
    return users.run(user, this::remove);
  }

  private CompletionStage<String> remove(UserSession session) {
    UserAccount account = UserAccount.of(session);
    if (!account.isRegistered()) {
      return CompletableFuture.completedFuture(UserWork.NOT_REGISTERED);
    }
    return account
        .remove()
        .thenApplyAsync(
            removed -> {
              listener.removed(session);
              return UserWork.DONE;
            },
            session.mailbox());
  }
}
