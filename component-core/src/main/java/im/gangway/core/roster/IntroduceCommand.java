package im.gangway.core.roster;

import im.gangway.core.address.Target;
import im.gangway.core.command.Audience;
import im.gangway.core.command.Command;
import im.gangway.core.command.CommandRequest;
import im.gangway.core.command.CommandStep;
import im.gangway.transport.Text;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Lets the user's contacts ask to be added, for clients that no list of contacts can be given to;
 * executed again, it stops that.
 */
final class IntroduceCommand implements Command {

  @Override
  public String node() {
    return "introduce";
  }

  @Override
  public Text name() {
    return text("introduce");
  }

  @Override
  public Audience audience() {
    return Audience.REGISTERED;
  }

  @Override
  public boolean isOfferedAt(Target target) {
    return target instanceof Target.Gateway;
  }

  @Override
  public CompletionStage<CommandStep> start(CommandRequest request) {
    Introductions introductions = Contacts.of(request.session()).introductions();
    return CompletableFuture.completedFuture(answer(introductions, request));
  }

  private static CommandStep answer(Introductions introductions, CommandRequest request) {
    if (introductions.areWished()) {
      introductions.stop();
      return CommandStep.Done.of(text("introduce-stopped"));
    }
    if (!request.session().legacy().isActive()) {
      return CommandStep.Done.of(text("introduce-offline"));
    }
    int left = introductions.left();
    if (left == 0) {
      return CommandStep.Done.of(text("introduce-nobody"));
    }
    return CommandStep.Done.of(text("introduce-begun", left, PacedTurns.PAUSE.toSeconds()))
        .then(introductions::begin);
  }

  private static Text text(String key, Object... arguments) {
    return Text.of(IntroduceCommand.class, key, arguments);
  }
}
