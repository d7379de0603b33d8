package im.gangway.core.info;

import im.gangway.core.address.TargetKind;
import im.gangway.core.handler.IqAnswer;
import im.gangway.core.handler.IqHandler;
import im.gangway.core.handler.IqRequest;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.xmpp.packet.IQ;

/**
 * Answers pings (XEP-0199) for the gateway and what it speaks for. Pings to occupants ask whether
 * the user is in the room (XEP-0410), which only rooms know.
 */
public final class PingHandler implements IqHandler {

  @Override
  public String namespace() {
    return "urn:xmpp:ping";
  }

  @Override
  public String element() {
    return "ping";
  }

  @Override
  public Set<IQ.Type> types() {
    return Set.of(IQ.Type.get);
  }

  @Override
  public Set<TargetKind> targets() {
    return Set.of(TargetKind.GATEWAY, TargetKind.NETWORK, TargetKind.CONTACT, TargetKind.ROOM);
  }

  @Override
  public CompletionStage<IqAnswer> handle(IqRequest request) {
    return IqAnswer.empty();
  }
}
