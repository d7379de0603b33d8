package im.gangway.registration;

import im.gangway.core.command.CommandNote;
import im.gangway.core.command.CommandStep;
import im.gangway.core.error.Condition;
import im.gangway.core.error.StanzaException;
import im.gangway.core.form.FormFields;
import im.gangway.core.form.SubmittedForm;
import im.gangway.core.session.UserSession;
import im.gangway.transport.FormField;
import im.gangway.transport.LoginStep;
import im.gangway.transport.Text;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

/**
 * The questions that a legacy service asks before it lets a user in, as steps of a command. Who
 * answers one wrong {@value #MAX_WRONG} times has to begin anew. Confined to the user's mailbox.
 */
final class LoginDialogue {
  private static final int MAX_WRONG = 3;

  private final Registrar registrar;
  private int wrong;

  LoginDialogue(Registrar registrar) {
    this.registrar = registrar;
  }

  /** What to ask or tell next. */
  CommandStep next(Outcome outcome, UserSession session) {
    if (outcome instanceof Outcome.Unfinished unfinished) {
      wrong = 0;
      return unfinished.step() instanceof LoginStep.OpenUrl page
          ? open(page, unfinished.attempt())
          : ask((LoginStep.NeedInput) unfinished.step(), unfinished.attempt());
    }
    return CommandStep.Done.of(Text.of(LoginDialogue.class, "registered", session.domain()))
        .then(((Outcome.Registered) outcome).news());
  }

  private CommandStep ask(LoginStep.NeedInput step, Attempt attempt) {
    FormFields fields = new FormFields(attempt.form().title(), step.instructions(), step.fields());
    return new CommandStep.Ask(
        fields.show(RegistrationForms.NAMESPACE, Map.of(), attempt.session().language()),
        false,
        (answer, session) -> answered(step, attempt.in(session), fields, answer));
  }

  private CompletionStage<CommandStep> answered(
      LoginStep.NeedInput step, Attempt attempt, FormFields fields, SubmittedForm answer)
      throws StanzaException {
    Map<String, String> values = fields.read(answer, Map.of());
    return registrar
        .proceed(attempt.knowing(values.values()), () -> step.next().answer(values))
        .thenApply(outcome -> next(outcome, attempt.session()))
        .exceptionallyComposeAsync(this::refused, attempt.session().mailbox());
  }

  private CompletionStage<CommandStep> refused(Throwable failure) {
    Throwable cause =
        failure instanceof CompletionException && failure.getCause() != null
            ? failure.getCause()
            : failure;
    if (!(cause instanceof StanzaException stanza)) {
      return CompletableFuture.failedFuture(failure);
    }
    if (stanza.error().condition() != Condition.NOT_ACCEPTABLE) {
      return CompletableFuture.completedFuture(over(stanza.error().text()));
    }
    return ++wrong < MAX_WRONG
        ? CompletableFuture.failedFuture(failure)
        : CompletableFuture.completedFuture(over(Text.of(LoginDialogue.class, "given-up")));
  }

  private static CommandStep over(Text why) {
    CommandNote note = new CommandNote(CommandNote.Level.ERROR, why);
    return new CommandStep.Done(List.of(note), Optional.empty());
  }

  private CommandStep open(LoginStep.OpenUrl page, Attempt attempt) {
    String code =
        page.code()
            .map(text -> say(attempt, Text.of(LoginDialogue.class, "code", text)))
            .orElse("");
    FormFields fields =
        new FormFields(
            attempt.form().title(),
            Text.literal(
                String.join("\n", say(attempt, page.instructions()), page.url().toString(), code)
                    .strip()),
            List.of(
                FormField.of(
                    "opened",
                    FormField.Type.FLAG,
                    Text.of(LoginDialogue.class, "opened"),
                    "true")));
    return new CommandStep.Ask(
        fields.show(RegistrationForms.NAMESPACE, Map.of(), attempt.session().language()),
        false,
        (unused, session) -> opened(page, attempt.in(session)));
  }

  private CompletionStage<CommandStep> opened(LoginStep.OpenUrl page, Attempt attempt)
      throws StanzaException {
    if (!page.next().toCompletableFuture().isDone()) {
      throw new StanzaException(
          Condition.NOT_ACCEPTABLE, Text.of(LoginDialogue.class, "not-opened", page.url()));
    }
    UserSession session = attempt.session();
    return page.next()
        .exceptionallyCompose(
            failure -> CompletableFuture.failedFuture(attempt.secrets().maskedIn(failure)))
        .thenComposeAsync(step -> registrar.take(attempt, step), session.mailbox())
        .thenApply(outcome -> next(outcome, session));
  }

  private static String say(Attempt attempt, Text text) {
    return text.in(attempt.session().language());
  }
}
