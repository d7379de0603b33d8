package im.gangway.core.info;

import im.gangway.core.error.Condition;
import im.gangway.core.error.StanzaException;
import im.gangway.core.handler.IqAnswer;
import im.gangway.core.handler.IqHandler;
import im.gangway.core.handler.IqRequest;
import im.gangway.transport.Text;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.xmpp.packet.IQ;

/** Shows cards (XEP-0054) that nobody can change. */
abstract class CardHandler implements IqHandler {

  @Override
  public final String namespace() {
    return ContactCard.NAMESPACE;
  }

  @Override
  public final String element() {
    return "vCard";
  }

  @Override
  public final Set<IQ.Type> types() {
    return Set.of(IQ.Type.get, IQ.Type.set);
  }

  @Override
  public final CompletionStage<IqAnswer> handle(IqRequest request) throws StanzaException {
    if (request.stanza().getType() == IQ.Type.set) {
      throw new StanzaException(Condition.FORBIDDEN, Text.of(CardHandler.class, "card-is-fixed"));
    }
    return show(request);
  }

  /** Answers with the card. */
  abstract CompletionStage<IqAnswer> show(IqRequest request) throws StanzaException;
}
