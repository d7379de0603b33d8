package im.gangway.registration;

import im.gangway.core.session.UserSession;
import im.gangway.transport.RegistrationForm;
import java.util.Map;

/**
 * A registration on its way.
 *
 * @param current what was registered before, secrets included
 */
record Attempt(
    UserSession session,
    RegistrationScope scope,
    RegistrationForm form,
    Map<String, String> current) {
  Attempt {
    current = Map.copyOf(current);
  }

  /** Without values: they may be secret. */
  @Override
  public String toString() {
    return "Attempt[" + session.user() + ", " + scope.name() + "]";
  }
}
