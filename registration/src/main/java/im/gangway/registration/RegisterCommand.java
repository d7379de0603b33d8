package im.gangway.registration;

import im.gangway.core.address.Target;
import im.gangway.core.command.Command;
import im.gangway.core.command.CommandRequest;
import im.gangway.core.command.CommandStep;
import im.gangway.core.error.StanzaException;
import im.gangway.core.session.UserSession;
import im.gangway.transport.RegistrationForm;
import im.gangway.transport.Text;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletionStage;

/** Registers, with as many questions as the legacy service has. */
final class RegisterCommand implements Command {
  private final RegistrationForms forms;
  private final Registrar registrar;
  private final RegistrationRules rules;

  RegisterCommand(RegistrationForms forms, Registrar registrar, RegistrationRules rules) {
    this.forms = forms;
    this.registrar = registrar;
    this.rules = rules;
  }

  @Override
  public String node() {
    return "register";
  }

  @Override
  public Text name() {
    return Text.of(RegisterCommand.class, "register");
  }

  @Override
  public boolean isOfferedAt(Target target) {
    boolean possible = target instanceof Target.Gateway || target instanceof Target.Network;
    return possible && !rules.isClosed() && forms.isOffered(RegistrationScope.of(target));
  }

  @Override
  public CompletionStage<CommandStep> start(CommandRequest request) throws StanzaException {
    UserSession session = request.session();
    RegistrationScope scope = RegistrationScope.of(request.target());
    RegistrationForm form = forms.form(scope);
    return registrar
        .current(session, scope)
        .thenApply(current -> question(scope, form, current, session.language()));
  }

  private CommandStep question(
      RegistrationScope scope,
      RegistrationForm form,
      Map<String, String> current,
      Locale language) {
    return new CommandStep.Ask(
        RegistrationForms.dataForm(form, current, language),
        false,
        (answer, now) ->
            registrar
                .submit(now, scope, answer)
                .thenApply(outcome -> new LoginDialogue(registrar).next(outcome, now)));
  }
}
