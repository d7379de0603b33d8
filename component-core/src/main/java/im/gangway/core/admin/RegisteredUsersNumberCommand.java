package im.gangway.core.admin;

import im.gangway.core.command.CommandRequest;
import im.gangway.core.command.CommandStep;
import im.gangway.core.storage.AccountStore;
import java.util.concurrent.CompletionStage;

/** Tells how many users have registered. */
final class RegisteredUsersNumberCommand implements AdminCommand {
  private final AccountStore accounts;

  RegisteredUsersNumberCommand(AccountStore accounts) {
    this.accounts = accounts;
  }

  @Override
  public String action() {
    return "get-registered-users-num";
  }

  @Override
  public CompletionStage<CommandStep> start(CommandRequest request) {
    return accounts
        .count(request.session().domain())
        .thenApply(count -> UserLists.number(this, request, "registeredusersnum", count));
  }
}
