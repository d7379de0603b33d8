package im.gangway.core.admin;

import im.gangway.core.account.UserAccount;
import im.gangway.core.command.CommandRequest;
import im.gangway.core.command.CommandStep;
import im.gangway.core.session.UserSession;
import im.gangway.transport.FailureReason;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Shuts registered users out, and keeps what is stored about them. */
final class DisableUserCommand implements AdminCommand {
  private final UserWork users;

  DisableUserCommand(UserWork users) {
    this.users = users;
  }

  @Override
  public String action() {
    return "disable-user";
  }

  @Override
  public CompletionStage<CommandStep> start(CommandRequest request) {
    return CompletableFuture.completedFuture(
        AccountForm.ask(this, request, user -> users.run(user, session -> disable(session))));
  }

  private static CompletionStage<String> disable(UserSession session) {
    UserAccount account = UserAccount.of(session);
    if (!account.isRegistered()) {
      return CompletableFuture.completedFuture("not-registered");
    }
    CompletionStage<Void> stored = account.disable(true);
    session.end(FailureReason.NOT_PERMITTED, AdminCommand.text("you-are-disabled"));
    return stored.thenApply(done -> UserWork.DONE);
  }
}
