package im.gangway.core.admin;

import im.gangway.core.command.CommandRequest;
import im.gangway.core.command.CommandStep;
import im.gangway.core.session.Sessions;
import im.gangway.core.session.UserSession;
import im.gangway.transport.FailureReason;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.xmpp.packet.JID;

/** Ends the sessions of users on the legacy service; they may come back. */
final class EndUserSessionCommand implements AdminCommand {
  private final Sessions sessions;

  EndUserSessionCommand(Sessions sessions) {
    this.sessions = sessions;
  }

  @Override
  public String action() {
    return "end-user-session";
  }

  @Override
  public CompletionStage<CommandStep> start(CommandRequest request) {
    return CompletableFuture.completedFuture(AccountForm.ask(this, request, this::end));
  }

  private CompletionStage<String> end(JID user) {
    CompletableFuture<String> outcome = new CompletableFuture<>();
    if (!sessions.offerExisting(user, session -> outcome.complete(end(session)))) {
      outcome.complete("not-online");
    }
    return outcome;
  }

  private static String end(UserSession session) {
    if (!session.isOnline()) {
      return "not-online";
    }
    session.end(FailureReason.CONNECTION_LOST, AdminCommand.text("you-are-ended"));
    return UserWork.DONE;
  }
}
