package im.gangway.registration;

import im.gangway.core.account.UserAccount;
import im.gangway.core.address.TargetKind;
import im.gangway.core.error.Condition;
import im.gangway.core.error.StanzaException;
import im.gangway.core.handler.IqAnswer;
import im.gangway.core.handler.IqHandler;
import im.gangway.core.handler.IqRequest;
import im.gangway.core.session.UserSession;
import im.gangway.core.xml.Elements;
import im.gangway.transport.RegistrationForm;
import im.gangway.transport.Text;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.dom4j.Element;
import org.xmpp.packet.IQ;

/** Answers {@code jabber:iq:register} (XEP-0077). */
final class RegisterHandler implements IqHandler {
  private static final String OUT_OF_BAND = "jabber:x:oob";

  private final RegistrationForms forms;
  private final Registrar registrar;
  private final Removal removal;
  private final RegistrationRules rules;

  RegisterHandler(
      RegistrationForms forms, Registrar registrar, Removal removal, RegistrationRules rules) {
    this.forms = forms;
    this.registrar = registrar;
    this.removal = removal;
    this.rules = rules;
  }

  @Override
  public String namespace() {
    return RegistrationForms.NAMESPACE;
  }

  @Override
  public Set<IQ.Type> types() {
    return Set.of(IQ.Type.get, IQ.Type.set);
  }

  @Override
  public Set<TargetKind> targets() {
    return Set.of(TargetKind.GATEWAY, TargetKind.NETWORK);
  }

  @Override
  public CompletionStage<IqAnswer> handle(IqRequest request) throws StanzaException {
    RegistrationScope scope = RegistrationScope.of(request.target());
    if (request.stanza().getType() == IQ.Type.get) {
      return form(request, scope);
    }
    SubmittedRegistration submitted = SubmittedRegistration.in(request.payload());
    if (submitted instanceof SubmittedRegistration.Filled filled) {
      return registrar
          .submit(request.session(), scope, filled.form())
          .thenApply(outcome -> answer(request.session(), outcome));
    }
    return submitted instanceof SubmittedRegistration.Remove remove
        ? removal.remove(request.session(), scope, remove.confirmed()).thenApply(IqAnswer::then)
        : IqAnswer.empty();
  }

  private CompletionStage<IqAnswer> form(IqRequest request, RegistrationScope scope)
      throws StanzaException {
    if (Elements.child(request.payload(), "remove", RegistrationForms.NAMESPACE) != null) {
      throw new StanzaException(
          Condition.BAD_REQUEST, Text.of(RegisterHandler.class, "remove-by-set"));
    }
    UserSession session = request.session();
    RegistrationForm form = forms.form(scope);
    boolean registered = UserAccount.of(session).scopes().contains(scope.name());
    if (rules.isClosed() && !registered) {
      return closed(form, session.language());
    }
    if (!registered) {
      return IqAnswer.now(RegistrationForms.query(form, false, Map.of(), session.language()));
    }
    return registrar
        .current(session, scope)
        .thenApply(
            current ->
                IqAnswer.of(RegistrationForms.query(form, true, current, session.language())));
  }

  private CompletionStage<IqAnswer> closed(RegistrationForm form, Locale language)
      throws StanzaException {
    if (rules.page().isEmpty()) {
      throw new StanzaException(Condition.NOT_ALLOWED, Text.of(RegisterHandler.class, "closed"));
    }
    URI page = rules.page().get();
    Element query = Elements.create("query", RegistrationForms.NAMESPACE);
    Elements.addText(
        query,
        "instructions",
        Text.of(RegisterHandler.class, "closed-page", form.title(), page).in(language));
    Element link = Elements.add(query, "x", OUT_OF_BAND);
    Elements.addText(link, "url", page.toString());
    return IqAnswer.now(query);
  }

  /** A login of several steps cannot go on in here. */
  private static IqAnswer answer(UserSession session, Outcome outcome) {
    if (outcome instanceof Outcome.Registered registered) {
      return IqAnswer.then(registered.news());
    }
    throw new CompletionException(
        new StanzaException(
            Condition.NOT_ACCEPTABLE,
            Text.of(RegisterHandler.class, "more-steps", session.domain())));
  }
}
