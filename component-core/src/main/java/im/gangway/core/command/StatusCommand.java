package im.gangway.core.command;

import im.gangway.core.account.UserAccount;
import im.gangway.core.address.Target;
import im.gangway.core.form.DataForm;
import im.gangway.transport.Text;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Tells users what the gateway knows about them: what is registered, whether they are connected.
 */
public final class StatusCommand implements Command {
  private static final String FORM_TYPE = "https://gangway.im/forms#status";

  @Override
  public String node() {
    return "status";
  }

  @Override
  public Text name() {
    return text("status");
  }

  @Override
  public Audience audience() {
    return Audience.USERS;
  }

  @Override
  public boolean isOfferedAt(Target target) {
    return target instanceof Target.Gateway;
  }

  @Override
  public CompletionStage<CommandStep> start(CommandRequest request) {
    UserAccount account = UserAccount.of(request.session());
    boolean up = request.session().legacy().isActive();
    List<String> networks =
        account.scopes().stream().filter(scope -> !scope.isEmpty()).sorted().toList();
    DataForm form =
        DataForm.result(FORM_TYPE)
            .title(request.say(text("status-title", request.session().domain())))
            .field(
                "registered",
                "text-single",
                request.say(text("status-registered")),
                request.say(text(account.isRegistered() ? "status-yes" : "status-no")))
            .field(
                "session",
                "text-single",
                request.say(text("status-session")),
                request.say(text(up ? "status-up" : "status-down")));
    if (!networks.isEmpty()) {
      form.field("networks", "text-multi", request.say(text("status-scopes")), networks);
    }
    return CompletableFuture.completedFuture(CommandStep.Done.of(form.element()));
  }

  private static Text text(String key, Object... arguments) {
    return Text.of(StatusCommand.class, key, arguments);
  }
}
