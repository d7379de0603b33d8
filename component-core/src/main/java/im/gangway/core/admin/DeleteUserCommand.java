package im.gangway.core.admin;

import im.gangway.core.account.AccountListener;
import im.gangway.core.account.UserAccount;
import im.gangway.core.command.CommandRequest;
import im.gangway.core.command.CommandStep;
import im.gangway.core.session.UserSession;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Removes users with all that is stored about them, as if they had unregistered. */
final class DeleteUserCommand implements AdminCommand {
  private final UserWork users;
  private final AccountListener listener;

  DeleteUserCommand(UserWork users, AccountListener listener) {
    this.users = users;
    this.listener = listener;
  }

  @Override
  public String action() {
    return "delete-user";
  }

  @Override
  public CompletionStage<CommandStep> start(CommandRequest request) {
    return CompletableFuture.completedFuture(
        AccountForm.ask(this, request, user -> users.run(user, this::delete)));
  }

  private CompletionStage<String> delete(UserSession session) {
    UserAccount account = UserAccount.of(session);
    if (!account.isRegistered()) {
      return CompletableFuture.completedFuture("not-registered");
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
