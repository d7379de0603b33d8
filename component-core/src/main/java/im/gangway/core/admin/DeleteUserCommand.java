package im.gangway.core.admin;

import im.gangway.core.command.CommandRequest;
import im.gangway.core.command.CommandStep;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Removes users with all that is stored about them, as if they had unregistered. */
final class DeleteUserCommand implements AdminCommand {
  private final AccountRemoval removal;

  DeleteUserCommand(AccountRemoval removal) {
    this.removal = removal;
  }

  @Override
  public String action() {
    return "delete-user";
  }

  @Override
  public CompletionStage<CommandStep> start(CommandRequest request) {
    return CompletableFuture.completedFuture(AccountForm.ask(this, request, removal::run));
  }
}
