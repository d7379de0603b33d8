package im.gangway.core.admin;

import im.gangway.core.command.CommandRequest;
import im.gangway.core.command.CommandStep;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Tells who is connected. */
final class OnlineUsersListCommand implements AdminCommand {
  private final OnlineUsers online;

  OnlineUsersListCommand(OnlineUsers online) {
    this.online = online;
  }

  @Override
  public String action() {
    return "get-online-users-list";
  }

  @Override
  public CompletionStage<CommandStep> start(CommandRequest request) {
    return CompletableFuture.completedFuture(
        UserLists.ask(
            this,
            request,
            "onlineuserjids",
            most -> online.find().thenApply(users -> users.stream().limit(most).toList())));
  }
}
