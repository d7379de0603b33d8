package im.gangway.core.admin;

import im.gangway.core.account.UserAccount;
import im.gangway.core.command.CommandRequest;
import im.gangway.core.command.CommandStep;
import im.gangway.core.session.UserSession;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Lets users in again who were shut out. */
final class ReenableUserCommand implements AdminCommand {
  private final UserWork users;

  ReenableUserCommand(UserWork users) {
    this.users = users;
  }

  @Override
  public String action() {
    return "reenable-user";
  }

  @Override
  public CompletionStage<CommandStep> start(CommandRequest request) {
    return CompletableFuture.completedFuture(
        AccountForm.ask(this, request, user -> users.run(user, session -> enable(session))));
  }

  private static CompletionStage<String> enable(UserSession session) {
    UserAccount account = UserAccount.of(session);
    if (!account.isDisabled()) {
      return CompletableFuture.completedFuture("not-disabled");
    }
    return account.disable(false).thenApply(done -> UserWork.DONE);
  }
}
