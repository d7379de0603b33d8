package im.gangway.registration;

import im.gangway.core.account.AccountListeners;
import im.gangway.core.account.UserAccount;
import im.gangway.core.error.Condition;
import im.gangway.core.error.ErrorType;
import im.gangway.core.error.StanzaError;
import im.gangway.core.error.StanzaException;
import im.gangway.core.form.DataForm;
import im.gangway.core.session.UserSession;
import im.gangway.transport.Text;
import java.util.concurrent.CompletionStage;
import org.dom4j.Element;

/** Removes registrations (XEP-0077 §3.2). Called on the user's mailbox. */
final class Removal {
  private final RegistrationForms forms;
  private final RegistrationRules rules;
  private final AccountListeners listeners;

  Removal(RegistrationForms forms, RegistrationRules rules, AccountListeners listeners) {
    this.forms = forms;
    this.rules = rules;
    this.listeners = listeners;
  }

  /**
   * Removes the registration for a scope; for the transport as a whole, all that is stored.
   *
   * @param confirmed whether the user said so twice
   * @return what tells those who have to know, to be run once the user has been answered
   */
  CompletionStage<Runnable> remove(UserSession session, RegistrationScope scope, boolean confirmed)
      throws StanzaException {
    UserAccount account = UserAccount.of(session);
    boolean registered =
        scope.isWhole() ? account.isRegistered() : account.scopes().contains(scope.name());
    if (!registered) {
      throw new StanzaException(
          Condition.REGISTRATION_REQUIRED, Text.of(Removal.class, "not-registered"));
    }
    if (rules.isClosed()) {
      throw new StanzaException(Condition.NOT_ALLOWED, Text.of(Removal.class, "closed-removal"));
    }
    if (rules.confirmsRemoval() && !confirmed) {
      throw new StanzaException(confirmation());
    }
    boolean last = scope.isWhole() || account.scopes().size() == 1;
    boolean contacts = forms.isIdentifying(scope);
    return last
        ? account.remove().thenApply(gone -> () -> listeners.removed(session))
        : account
            .unregister(scope.name())
            .thenApply(gone -> () -> listeners.changed(session, contacts));
  }

  /** XEP-0077 §3.2: an error with the form that has to be sent in. */
  private static StanzaError confirmation() {
    Element form =
        DataForm.toFillIn(SubmittedRegistration.REMOVAL)
            .title(Text.of(Removal.class, "confirm-title").toString())
            .instructions(Text.of(Removal.class, "confirm").toString())
            .element();
    return StanzaError.of(
            Condition.NOT_ALLOWED, ErrorType.CANCEL, Text.of(Removal.class, "confirm"))
        .with(form);
  }
}
