package im.gangway.core.command;

import im.gangway.core.address.Target;
import im.gangway.core.form.ConfigurationForms;
import im.gangway.core.form.SubmittedForm;
import im.gangway.core.session.UserSession;
import im.gangway.transport.Text;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** Lets a user change the settings of the gateway, a network or a room. */
public final class ConfigureCommand implements Command {
  private static final String FORM_TYPE = "https://gangway.im/forms#configure";

  private final ConfigurationForms forms;

  public ConfigureCommand(ConfigurationForms forms) {
    this.forms = forms;
  }

  @Override
  public String node() {
    return "configure";
  }

  @Override
  public Text name() {
    return Text.of(ConfigureCommand.class, "configure");
  }

  @Override
  public Audience audience() {
    return Audience.USERS;
  }

  @Override
  public List<String> words() {
    return List.of("configure", "settings");
  }

  @Override
  public boolean isOfferedAt(Target target) {
    return forms.isOfferedAt(target);
  }

  @Override
  public CompletionStage<CommandStep> start(CommandRequest request) {
    return forms
        .form(request.target(), request.session(), FORM_TYPE)
        .thenApply(
            form ->
                new CommandStep.Ask(
                    form, true, (filled, session) -> save(request.target(), session, filled)));
  }

  private CompletionStage<CommandStep> save(
      Target target, UserSession session, SubmittedForm filled) {
    return forms
        .submit(target, session, filled)
        .thenApply(saved -> CommandStep.Done.of(Text.of(ConfigureCommand.class, "saved")));
  }
}
