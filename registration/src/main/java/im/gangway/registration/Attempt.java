package im.gangway.registration;

import im.gangway.core.account.UserAccount;
import im.gangway.core.error.SecretValues;
import im.gangway.core.session.UserSession;
import im.gangway.transport.FormField;
import im.gangway.transport.RegistrationForm;
import im.gangway.transport.UserSettings;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A registration on its way.
 *
 * @param stored what the user has set and registered before, secrets included, by scope
 * @param secrets what the service may not repeat
 * @param removals how often the user had removed a registration when it began
 */
record Attempt(
    UserSession session,
    RegistrationScope scope,
    RegistrationForm form,
    Map<String, Map<String, String>> stored,
    SecretValues secrets,
    int removals) {
  Attempt {
    stored = Map.copyOf(stored);
  }

  /** The same, gone on with: the user's session need not be the one it began in. */
  Attempt in(UserSession current) {
    return new Attempt(current, scope, form, stored, secrets, UserAccount.of(current).removals());
  }

  /** The same with more that is secret. */
  Attempt knowing(Collection<String> more) {
    return new Attempt(session, scope, form, stored, secrets.and(more), removals);
  }

  /** Whether the user has removed a registration meanwhile: then nothing may come of it. */
  boolean isVoid() {
    return UserAccount.of(session).removals() != removals;
  }

  /** The values of the form's own fields as they were. */
  Map<String, String> known() {
    Set<String> names = form.fields().stream().map(FormField::name).collect(Collectors.toSet());
    return settings().of(scope.name()).entrySet().stream()
        .filter(entry -> names.contains(entry.getKey()))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /** The same as a transport sees it. */
  UserSettings settings() {
    return name -> stored.getOrDefault(name, Map.of());
  }

  /** Without values: they may be secret. */
  @Override
  public String toString() {
    return "Attempt[" + session.user() + ", " + scope.name() + "]";
  }
}
