package im.gangway.registration;

import im.gangway.core.account.AccountListeners;
import im.gangway.core.account.UserAccount;
import im.gangway.core.error.Condition;
import im.gangway.core.error.SecretValues;
import im.gangway.core.error.StanzaException;
import im.gangway.core.form.FormFields;
import im.gangway.core.form.SubmittedForm;
import im.gangway.core.session.AccountSource;
import im.gangway.core.session.UserSession;
import im.gangway.core.storage.UserSettingsStore;
import im.gangway.transport.Account;
import im.gangway.transport.FailureReason;
import im.gangway.transport.FormField;
import im.gangway.transport.LegacyException;
import im.gangway.transport.LoginStep;
import im.gangway.transport.RegistrableService;
import im.gangway.transport.Registration;
import im.gangway.transport.RegistrationForm;
import im.gangway.transport.Text;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;

/**
 * Registers users: checks what they filled in, has the legacy service verify it, and stores it only
 * then. Methods are called on the user's mailbox, where their stages complete too.
 */
final class Registrar {
  private final RegistrationForms forms;
  private final RegistrableService service;
  private final UserSettingsStore settings;
  private final Admission admission;
  private final AccountListeners listeners;

  Registrar(
      RegistrationForms forms,
      RegistrableService service,
      UserSettingsStore settings,
      Admission admission,
      AccountListeners listeners) {
    this.forms = forms;
    this.service = service;
    this.settings = settings;
    this.admission = admission;
    this.listeners = listeners;
  }

  /** What is registered or set for a scope, secrets included. */
  CompletionStage<Map<String, String>> current(UserSession session, RegistrationScope scope) {
    return stored(session).thenApply(scopes -> scopes.getOrDefault(scope.name(), Map.of()));
  }

  private CompletionStage<Map<String, Map<String, String>>> stored(UserSession session) {
    return settings
        .load(session.domain(), session.user().toBareJID())
        .thenApplyAsync(scopes -> scopes, session.mailbox());
  }

  /**
   * Takes a filled-in form.
   *
   * @throws StanzaException if the user may not register now or the form is wrong
   */
  CompletionStage<Outcome> submit(
      UserSession session, RegistrationScope scope, SubmittedForm submitted)
      throws StanzaException {
    admission.check(session, scope);
    RegistrationForm form = forms.form(scope);
    return PendingRegistrations.of(session)
        .once(scope, submitted, () -> begin(session, scope, form, submitted));
  }

  private CompletionStage<Outcome> begin(
      UserSession session, RegistrationScope scope, RegistrationForm form, SubmittedForm submitted)
      throws StanzaException {
    Runnable end = admission.begin(session);
    int removals = UserAccount.of(session).removals();
    return stored(session)
        .thenCompose(
            stored ->
                verify(
                    new Attempt(session, scope, form, stored, SecretValues.NONE, removals),
                    submitted))
        .whenComplete((outcome, failure) -> end.run());
  }

  private CompletionStage<Outcome> verify(Attempt attempt, SubmittedForm submitted) {
    Map<String, String> known = attempt.known();
    Map<String, String> filled = new HashMap<>(known);
    try {
      FormFields fields = RegistrationForms.fields(attempt.form());
      filled.putAll(fields.read(trimmed(submitted), known));
      filled.values().removeIf(String::isEmpty);
    } catch (StanzaException wrong) {
      admission.failed(attempt.session());
      return CompletableFuture.failedFuture(wrong);
    }
    Registration candidate = new Registration(account(attempt), attempt.scope().network(), filled);
    return proceed(
        attempt.knowing(secretValues(attempt, filled)),
        () -> service.verify(candidate, attempt.settings()));
  }

  private static List<String> secretValues(Attempt attempt, Map<String, String> filled) {
    return RegistrationForms.fields(attempt.form()).secrets().stream()
        .map(field -> filled.getOrDefault(field, ""))
        .toList();
  }

  /** Nobody's name or number is only spaces. */
  private static SubmittedForm trimmed(SubmittedForm submitted) {
    Map<String, List<String>> fields = new HashMap<>();
    submitted
        .fields()
        .forEach(
            (name, values) ->
                fields.put(
                    name, values.stream().map(value -> value.isBlank() ? "" : value).toList()));
    return new SubmittedForm(submitted.canceled(), fields);
  }

  private static Account account(Attempt attempt) {
    return AccountSource.account(attempt.session().user(), Account.Kind.REGISTERED);
  }

  /** Goes on with what the user answered to a question of the legacy service. */
  CompletionStage<Outcome> proceed(Attempt attempt, Callable<LoginStep> next) {
    UserSession session = attempt.session();
    return session
        .legacy()
        .run(next)
        .exceptionallyCompose(
            failure -> CompletableFuture.failedFuture(attempt.secrets().maskedIn(failure)))
        .thenComposeAsync(step -> take(attempt, step), session.mailbox())
        .exceptionallyComposeAsync(failure -> refused(session, failure), session.mailbox());
  }

  /** Takes a step that the legacy service came to by itself. */
  CompletionStage<Outcome> take(Attempt attempt, LoginStep step) {
    return step instanceof LoginStep.Done done
        ? store(attempt, done.registration())
        : CompletableFuture.completedFuture(new Outcome.Unfinished(step, attempt));
  }

  /** Wrong credentials are wrong content of the form (XEP-0100 §4.1.2), whatever they are later. */
  private CompletionStage<Outcome> refused(UserSession session, Throwable failure) {
    Throwable cause =
        failure instanceof CompletionException && failure.getCause() != null
            ? failure.getCause()
            : failure;
    if (cause instanceof LegacyException legacy
        && legacy.reason() == FailureReason.CREDENTIALS_REFUSED) {
      admission.failed(session);
      return CompletableFuture.failedFuture(
          new StanzaException(Condition.NOT_ACCEPTABLE, legacy.text()));
    }
    return CompletableFuture.failedFuture(failure);
  }

  private CompletionStage<Outcome> store(Attempt attempt, Registration verified) {
    UserSession session = attempt.session();
    UserAccount account = UserAccount.of(session);
    if (attempt.isVoid()) {
      return CompletableFuture.failedFuture(
          new StanzaException(
              Condition.UNEXPECTED_REQUEST, Text.of(Registrar.class, "removed-meanwhile")));
    }
    News news = News.of(attempt, identity(attempt, verified.fields()));
    return account
        .register(
            attempt.scope().name(),
            attempt.form().exclusive()
                ? Optional.of(identity(attempt, verified.fields()))
                : Optional.empty(),
            changes(attempt, verified),
            secrets(attempt, verified))
        .thenApply(
            stored -> {
              if (news == News.REGISTERED) {
                admission.registered(session);
              }
              return new Outcome.Registered(() -> news.tell(listeners, session));
            });
  }

  /** Which legacy account it is; a line break cannot be part of a value. */
  static String identity(Attempt attempt, Map<String, String> values) {
    return attempt.form().identifiedBy().stream()
        .map(field -> values.getOrDefault(field, ""))
        .collect(Collectors.joining("\n"));
  }

  /** All fields of the form, those left empty too, and what the service added, such as a token. */
  private static Map<String, String> changes(Attempt attempt, Registration verified) {
    Map<String, String> values = new HashMap<>();
    attempt.form().fields().forEach(field -> values.put(field.name(), ""));
    values.putAll(verified.fields());
    return values;
  }

  private static Set<String> secrets(Attempt attempt, Registration verified) {
    Set<String> secrets = new HashSet<>(verified.fields().keySet());
    for (FormField field : attempt.form().fields()) {
      if (!field.type().isSecret()) {
        secrets.remove(field.name());
      }
    }
    secrets.addAll(RegistrationForms.fields(attempt.form()).secrets());
    return secrets;
  }
}
