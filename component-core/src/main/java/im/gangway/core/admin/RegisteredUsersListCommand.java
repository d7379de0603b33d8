package im.gangway.core.admin;

import im.gangway.core.command.CommandRequest;
import im.gangway.core.command.CommandStep;
import im.gangway.core.storage.AccountStore;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Tells who has registered. */
final class RegisteredUsersListCommand implements AdminCommand {
  private final AccountStore accounts;

  RegisteredUsersListCommand(AccountStore accounts) {
    this.accounts = accounts;
  }

  @Override
  public String action() {
    return "get-registered-users-list";
  }

  @Override
  public CompletionStage<CommandStep> start(CommandRequest request) {
    return CompletableFuture.completedFuture(
        UserLists.ask(
            this,
            request,
            "registereduserjids",
            most -> accounts.page(request.session().domain(), true, "", most)));
  }
}
