package im.gangway.core.command;

import im.gangway.core.address.Target;
import im.gangway.transport.Text;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Logs a user out who stays available, until the user says or does something else. */
public final class LogOutCommand implements Command {

  @Override
  public String node() {
    return "log-out";
  }

  @Override
  public Text name() {
    return Text.of(LogOutCommand.class, "log-out");
  }

  @Override
  public Audience audience() {
    return Audience.REGISTERED;
  }

  @Override
  public List<String> words() {
    return List.of("log-out", "logout");
  }

  @Override
  public boolean isOfferedAt(Target target) {
    return target instanceof Target.Gateway;
  }

  @Override
  public CompletionStage<CommandStep> start(CommandRequest request) {
    Text text = Text.of(LogOutCommand.class, "log-out-text");
    request.session().endLegacy(text);
    return CompletableFuture.completedFuture(
        CommandStep.Done.of(Text.of(LogOutCommand.class, "log-out-done")));
  }
}
