package im.gangway.core.info;

import im.gangway.core.address.TargetKind;
import im.gangway.core.handler.GatewayContext;
import im.gangway.core.handler.IqAnswer;
import im.gangway.core.handler.IqHandler;
import im.gangway.core.handler.IqRequest;
import im.gangway.core.xml.Elements;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.dom4j.Element;
import org.xmpp.packet.IQ;

/** Says for how long the gateway has been running (XEP-0012 §5). */
public final class LastActivityHandler implements IqHandler {
  private final GatewayContext context;

  public LastActivityHandler(GatewayContext context) {
    this.context = context;
  }

  @Override
  public String namespace() {
    return "jabber:iq:last";
  }

  @Override
  public Set<IQ.Type> types() {
    return Set.of(IQ.Type.get);
  }

  @Override
  public Set<TargetKind> targets() {
    return Set.of(TargetKind.GATEWAY);
  }

  @Override
  public CompletionStage<IqAnswer> handle(IqRequest request) {
    Duration running = Duration.between(context.startedAt(), context.clock().instant());
    Element query = Elements.create("query", namespace());
    query.addAttribute("seconds", Long.toString(Math.max(0, running.toSeconds())));
    return IqAnswer.now(query);
  }
}
