package im.gangway.core.command;

import im.gangway.core.address.Target;
import im.gangway.core.presence.Lifecycle;
import im.gangway.core.session.UserSession;
import im.gangway.transport.Text;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Logs a user in again who has logged out, or does not want to wait for the next attempt. */
public final class LogInCommand implements Command {

  @Override
  public String node() {
    return "log-in";
  }

  @Override
  public Text name() {
    return Text.of(LogInCommand.class, "log-in");
  }

  @Override
  public Audience audience() {
    return Audience.REGISTERED;
  }

  @Override
  public List<String> words() {
    return List.of("log-in", "login");
  }

  @Override
  public boolean isOfferedAt(Target target) {
    return target instanceof Target.Gateway;
  }

  @Override
  public CompletionStage<CommandStep> start(CommandRequest request) {
    UserSession session = request.session();
    if (session.legacy().isActive()) {
      return said("log-in-already");
    }
    session.existing(Lifecycle.class).ifPresent(Lifecycle::logIn);
    return said("log-in-begun");
  }

  private static CompletionStage<CommandStep> said(String key) {
    return CompletableFuture.completedFuture(CommandStep.Done.of(Text.of(LogInCommand.class, key)));
  }
}
