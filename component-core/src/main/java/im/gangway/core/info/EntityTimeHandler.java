package im.gangway.core.info;

import im.gangway.core.address.TargetKind;
import im.gangway.core.handler.IqAnswer;
import im.gangway.core.handler.IqHandler;
import im.gangway.core.handler.IqRequest;
import im.gangway.core.xml.Elements;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.dom4j.Element;
import org.xmpp.packet.IQ;

/** Says what time it is here (XEP-0202), in UTC. */
public final class EntityTimeHandler implements IqHandler {
  private final Clock clock;

  public EntityTimeHandler(Clock clock) {
    this.clock = clock;
  }

  @Override
  public String namespace() {
    return "urn:xmpp:time";
  }

  @Override
  public String element() {
    return "time";
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
    Element time = Elements.create("time", namespace());
    Elements.addText(time, "tzo", "+00:00");
    Elements.addText(time, "utc", clock.instant().truncatedTo(ChronoUnit.SECONDS).toString());
    return IqAnswer.now(time);
  }
}
