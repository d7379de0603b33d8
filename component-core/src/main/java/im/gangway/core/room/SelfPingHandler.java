package im.gangway.core.room;

import im.gangway.core.address.TargetKind;
import im.gangway.core.error.Condition;
import im.gangway.core.error.StanzaException;
import im.gangway.core.handler.IqAnswer;
import im.gangway.core.handler.IqHandler;
import im.gangway.core.handler.IqRequest;
import im.gangway.transport.Text;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.xmpp.packet.IQ;

/**
 * Tells a client whether it is still in a room (XEP-0410). A client whose view has become wrong is
 * told that it is not, so that it enters again.
 */
final class SelfPingHandler implements IqHandler {
  private final Nicks nicks;

  SelfPingHandler(Nicks nicks) {
    this.nicks = nicks;
  }

  @Override
  public String namespace() {
    return MucNamespaces.PING;
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
    return Set.of(TargetKind.OCCUPANT);
  }

  @Override
  public CompletionStage<IqAnswer> handle(IqRequest request) throws StanzaException {
    Room room = RoomGuard.require(request);
    if (room.residents().find(request.from()).filter(Resident::hasMissedSomething).isPresent()) {
      lose(request);
      throw new StanzaException(
          Condition.NOT_ACCEPTABLE, Text.of(SelfPingHandler.class, "out-of-date"));
    }
    requireSelf(room, Targets.nick(request.target()));
    return IqAnswer.empty();
  }

  private static void lose(IqRequest request) {
    request
        .session()
        .existing(Rooms.class)
        .ifPresent(rooms -> rooms.loseResident(Targets.room(request.target()), request.from()));
  }

  private void requireSelf(Room room, String nick) throws StanzaException {
    if (nicks.isSelf(room, nick)) {
      return;
    }
    if (nicks.nick(room, nick).isPresent()) {
      throw new StanzaException(
          Condition.SERVICE_UNAVAILABLE, Text.of(SelfPingHandler.class, "no-ping"));
    }
    throw new StanzaException(Condition.ITEM_NOT_FOUND, Text.of(SelfPingHandler.class, "nobody"));
  }
}
