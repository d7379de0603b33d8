package im.gangway.core.room;

import im.gangway.core.address.TargetKind;
import im.gangway.core.error.Condition;
import im.gangway.core.error.StanzaException;
import im.gangway.core.form.ConfigurationForms;
import im.gangway.core.form.SubmittedForm;
import im.gangway.core.handler.IqAnswer;
import im.gangway.core.handler.IqHandler;
import im.gangway.core.handler.IqRequest;
import im.gangway.core.xml.Elements;
import im.gangway.transport.Text;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.dom4j.Element;
import org.xmpp.packet.IQ;

/**
 * A user's own settings for a room, in the form with which rooms are configured (XEP-0045 §10.2).
 */
final class RoomOwnerHandler implements IqHandler {
  private static final String NAMESPACE = MucNamespaces.MUC + "#owner";
  private static final String FORM_TYPE = MucNamespaces.MUC + "#roomconfig";

  private final ConfigurationForms forms;

  RoomOwnerHandler(ConfigurationForms forms) {
    this.forms = forms;
  }

  @Override
  public String namespace() {
    return NAMESPACE;
  }

  @Override
  public Set<IQ.Type> types() {
    return Set.of(IQ.Type.get, IQ.Type.set);
  }

  @Override
  public Set<TargetKind> targets() {
    return Set.of(TargetKind.ROOM);
  }

  @Override
  public Set<String> features() {
    return Set.of();
  }

  @Override
  public CompletionStage<IqAnswer> handle(IqRequest request) throws StanzaException {
    if (request.stanza().getType() == IQ.Type.get) {
      return forms
          .form(request.target(), request.session(), FORM_TYPE)
          .thenApply(RoomOwnerHandler::shown);
    }
    if (Elements.child(request.payload(), "destroy", NAMESPACE) != null) {
      throw new StanzaException(
          Condition.FORBIDDEN, Text.of(RoomOwnerHandler.class, "no-destruction"));
    }
    SubmittedForm submitted =
        SubmittedForm.in(request.payload())
            .orElseThrow(
                () ->
                    new StanzaException(
                        Condition.BAD_REQUEST, Text.of(RoomOwnerHandler.class, "form-missing")));
    return submitted.canceled() || submitted.fields().isEmpty()
        ? IqAnswer.empty()
        : forms
            .submit(request.target(), request.session(), submitted)
            .thenApply(stored -> IqAnswer.then(() -> {}));
  }

  private static IqAnswer shown(Element form) {
    Element query = Elements.create("query", NAMESPACE);
    query.add(form);
    return IqAnswer.of(query);
  }
}
