package im.gangway.core.admin;

import im.gangway.core.command.CommandRequest;
import im.gangway.core.command.CommandStep;
import im.gangway.core.form.DataForm;
import im.gangway.core.storage.KeyRotation;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Gives the stored credentials a new key while the gateway runs. */
final class RotateKeyCommand implements AdminCommand {
  private final KeyRotation keys;

  RotateKeyCommand(KeyRotation keys) {
    this.keys = keys;
  }

  @Override
  public String action() {
    return "rotate-key";
  }

  /** It is none of XEP-0133's. */
  @Override
  public String node() {
    return action();
  }

  @Override
  public CompletionStage<CommandStep> start(CommandRequest request) {
    DataForm form =
        DataForm.toFillIn("https://gangway.im/forms#rotate-key")
            .title(request.say(name()))
            .instructions(request.say(AdminCommand.text("rotate-help")));
    return CompletableFuture.completedFuture(
        new CommandStep.Ask(form.element(), true, (filled, session) -> rotate()));
  }

  private CompletionStage<CommandStep> rotate() {
    return keys.rotate()
        .thenApply(
            done ->
                CommandStep.Done.of(
                    AdminCommand.text(
                        "rotated",
                        done.rewritten(),
                        AdminCommand.text(done.oldKeysGone() ? "old-gone" : "old-kept"))));
  }
}
