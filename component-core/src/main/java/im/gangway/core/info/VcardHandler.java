package im.gangway.core.info;

import im.gangway.core.address.Target;
import im.gangway.core.address.TargetKind;
import im.gangway.core.handler.IqAnswer;
import im.gangway.core.handler.IqRequest;
import im.gangway.core.xml.Elements;
import im.gangway.transport.Text;
import im.gangway.transport.TransportInfo;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.dom4j.Element;

/** Shows a card of the gateway and its networks (XEP-0054); nobody can change one. */
public final class VcardHandler extends CardHandler {
  private static final String URL = "https://gangway.im/";

  private final TransportInfo transport;

  public VcardHandler(TransportInfo transport) {
    this.transport = transport;
  }

  @Override
  public Set<TargetKind> targets() {
    return Set.of(TargetKind.GATEWAY, TargetKind.NETWORK);
  }

  @Override
  CompletionStage<IqAnswer> show(IqRequest request) {
    return IqAnswer.now(card(request));
  }

  private Element card(IqRequest request) {
    Element card = Elements.create("vCard", namespace());
    Elements.addText(card, "FN", name(request.target()));
    Elements.addText(card, "URL", URL);
    Text description = Text.of(VcardHandler.class, "card-of-gateway", transport.name());
    Elements.addText(card, "DESC", description.in(request.session().language()));
    return card;
  }

  private String name(Target target) {
    return target instanceof Target.Network network ? network.address().value() : transport.name();
  }
}
