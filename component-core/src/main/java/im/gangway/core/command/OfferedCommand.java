package im.gangway.core.command;

import im.gangway.core.address.Target;
import im.gangway.core.error.StanzaException;
import im.gangway.core.form.DataForm;
import im.gangway.core.form.FormFields;
import im.gangway.core.form.SubmittedForm;
import im.gangway.core.session.UserSession;
import im.gangway.transport.LegacyException;
import im.gangway.transport.Text;
import im.gangway.transport.command.CommandAnswer;
import im.gangway.transport.command.CommandCall;
import im.gangway.transport.command.TransportCommand;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.dom4j.Element;

/** A command of a transport. */
final class OfferedCommand implements Command {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String FORM_TYPE = "https://gangway.im/forms#";

  private final TransportCommand offered;

  OfferedCommand(TransportCommand offered) {
    this.offered = offered;
  }

  @Override
  public String node() {
    return offered.name();
  }

  @Override
  public Text name() {
    return offered.title();
  }

  @Override
  public Audience audience() {
    return switch (offered.audience()) {
      case USERS -> Audience.USERS;
      case ADMINS -> Audience.ADMIN;
    };
  }

  @Override
  public boolean isOfferedAt(Target target) {
    return target instanceof Target.Gateway;
  }

  @Override
  public CompletionStage<CommandStep> start(CommandRequest request) {
    if (offered.fields().isEmpty()) {
      return run(Map.of(), request.session());
    }
    Element form = fields().show(formType(), Map.of(), request.session().language());
    return CompletableFuture.completedFuture(new CommandStep.Ask(form, true, this::answered));
  }

  private CompletionStage<CommandStep> answered(SubmittedForm form, UserSession session)
      throws StanzaException {
    return run(fields().read(form, Map.of()), session);
  }

  private FormFields fields() {
    return new FormFields(offered.title(), offered.instructions(), offered.fields());
  }

  private String formType() {
    return FORM_TYPE + offered.name();
  }

  private CompletionStage<CommandStep> run(Map<String, String> values, UserSession session) {
    CommandCall call = new CommandCall(session.user().toBareJID(), session.settings(), values);
    Locale language = session.language();
    return session
        .loadSettings()
        .thenCompose(loaded -> begin(call))
        .thenApply(answer -> told(answer, language));
  }

  private CompletionStage<CommandAnswer> begin(CommandCall call) {
    try {
      return offered
          .work()
          .run(call)
          .toCompletableFuture()
          .copy()
          .orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (LegacyException refused) {
      return CompletableFuture.failedFuture(refused);
    }
  }

  private CommandStep told(CommandAnswer answer, Locale language) {
    List<CommandNote> notes =
        answer.words().isEmpty()
            ? List.of()
            : List.of(new CommandNote(CommandNote.Level.INFO, answer.words()));
    return new CommandStep.Done(
        notes,
        answer.headings().isEmpty() ? Optional.empty() : Optional.of(table(answer, language)));
  }

  private Element table(CommandAnswer answer, Locale language) {
    List<String> headings = answer.headings().stream().map(each -> each.in(language)).toList();
    return DataForm.result(formType())
        .title(offered.title().in(language))
        .table(headings, answer.rows())
        .element();
  }
}
