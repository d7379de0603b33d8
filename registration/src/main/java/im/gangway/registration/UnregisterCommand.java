package im.gangway.registration;

import im.gangway.core.address.Target;
import im.gangway.core.command.Audience;
import im.gangway.core.command.Command;
import im.gangway.core.command.CommandRequest;
import im.gangway.core.command.CommandStep;
import im.gangway.core.error.StanzaException;
import im.gangway.core.form.FormFields;
import im.gangway.core.form.SubmittedForm;
import im.gangway.core.session.UserSession;
import im.gangway.transport.FormField;
import im.gangway.transport.Text;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Removes a registration, after a question. */
final class UnregisterCommand implements Command {
  private static final String SURE = "sure";

  private final Removal removal;

  UnregisterCommand(Removal removal) {
    this.removal = removal;
  }

  @Override
  public String node() {
    return "unregister";
  }

  @Override
  public Text name() {
    return Text.of(UnregisterCommand.class, "unregister");
  }

  @Override
  public Audience audience() {
    return Audience.REGISTERED;
  }

  @Override
  public boolean isOfferedAt(Target target) {
    return target instanceof Target.Gateway || target instanceof Target.Network;
  }

  @Override
  public CompletionStage<CommandStep> start(CommandRequest request) {
    FormFields question =
        new FormFields(
            name(),
            Text.of(UnregisterCommand.class, "confirm"),
            List.of(
                FormField.of(
                    SURE,
                    FormField.Type.FLAG,
                    Text.of(UnregisterCommand.class, "confirm-label"),
                    "false")));
    return CompletableFuture.completedFuture(
        new CommandStep.Ask(
            question.show(SubmittedRegistration.REMOVAL, Map.of(), request.session().language()),
            true,
            (answer, now) -> answered(request.target(), now, question, answer)));
  }

  private CompletionStage<CommandStep> answered(
      Target target, UserSession session, FormFields question, SubmittedForm answer)
      throws StanzaException {
    if (!"true".equals(question.read(answer, Map.of()).get(SURE))) {
      return CompletableFuture.completedFuture(
          CommandStep.Done.of(Text.of(UnregisterCommand.class, "kept")));
    }
    return removal
        .remove(session, RegistrationScope.of(target), true)
        .thenApply(
            news -> CommandStep.Done.of(Text.of(UnregisterCommand.class, "gone")).then(news));
  }
}
