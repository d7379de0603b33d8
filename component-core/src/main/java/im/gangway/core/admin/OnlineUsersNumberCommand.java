package im.gangway.core.admin;

import im.gangway.core.command.CommandRequest;
import im.gangway.core.command.CommandStep;
import java.util.concurrent.CompletionStage;

/** Tells how many users are connected. */
final class OnlineUsersNumberCommand implements AdminCommand {
  private final OnlineUsers online;

  OnlineUsersNumberCommand(OnlineUsers online) {
    this.online = online;
  }

  @Override
  public String action() {
    return "get-online-users-num";
  }

  @Override
  public CompletionStage<CommandStep> start(CommandRequest request) {
    return online
        .find()
        .thenApply(users -> UserLists.number(this, request, "onlineusersnum", users.size()));
  }
}
