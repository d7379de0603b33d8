package im.gangway.core.admin;

import im.gangway.core.command.Commands;
import im.gangway.core.handler.GatewayContext;
import im.gangway.core.session.SessionSweep;
import im.gangway.core.session.Sessions;
import im.gangway.core.session.UserSession;
import im.gangway.core.storage.AccountStore;
import im.gangway.transport.FailureReason;
import java.util.concurrent.ScheduledExecutorService;

/** Everything that admins can do to one gateway: one line for each command. */
public final class AdminModule {
  private AdminModule() {}

  /** Adds the commands, and sends those away whom a change of the rules shuts out. */
  public static void install(
      Commands commands,
      GatewayContext context,
      Sessions sessions,
      AccountStore accounts,
      AccountRemoval removal,
      ScheduledExecutorService scheduler,
      Administration administration) {
    UserWork users = new UserWork(sessions);
    OnlineUsers online = new OnlineUsers(sessions);
    Announcement announcement = new Announcement(sessions, context.addresses().gateway());
    AccessRules rules = administration.rules();
    commands.add(new RegisteredUsersNumberCommand(accounts));
    commands.add(new RegisteredUsersListCommand(accounts));
    commands.add(new OnlineUsersNumberCommand(online));
    commands.add(new OnlineUsersListCommand(online));
    commands.add(new DeleteUserCommand(removal));
    commands.add(new DisableUserCommand(users));
    commands.add(new ReenableUserCommand(users));
    commands.add(new EndUserSessionCommand(sessions));
    commands.add(new AnnounceCommand(announcement));
    commands.add(new EditAccessCommand(rules, true));
    commands.add(new EditAccessCommand(rules, false));
    commands.add(new RotateKeyCommand(administration.keys()));
    administration
        .shutdown()
        .ifPresent(end -> commands.add(new ShutdownCommand(announcement, scheduler, end)));
    administration.reload().ifPresent(reload -> commands.add(new ReloadCommand(reload)));
    rules.whenChanged(() -> SessionSweep.run(sessions, session -> sendAway(session, rules)));
  }

  private static void sendAway(UserSession session, AccessRules rules) {
    if (session.user().getNode() != null && session.isOnline() && !rules.allows(session.user())) {
      session.end(FailureReason.NOT_PERMITTED, AdminCommand.text("you-are-denied"));
    }
  }
}
