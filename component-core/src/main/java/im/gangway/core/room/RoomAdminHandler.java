package im.gangway.core.room;

import im.gangway.core.address.TargetKind;
import im.gangway.core.error.Condition;
import im.gangway.core.error.StanzaException;
import im.gangway.core.handler.GatewayContext;
import im.gangway.core.handler.IqAnswer;
import im.gangway.core.handler.IqHandler;
import im.gangway.core.handler.IqRequest;
import im.gangway.core.session.UserSession;
import im.gangway.core.xml.Elements;
import im.gangway.transport.RoomSession;
import im.gangway.transport.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.dom4j.Element;
import org.xmpp.packet.IQ;

/**
 * Removes occupants and changes their standing (XEP-0045 §8.2 to §10.8). Answered when the network
 * has done, or refused, all of it.
 */
final class RoomAdminHandler implements IqHandler {
  private static final int MAX_ITEMS = 50;

  private final StandingChanges changes;

  RoomAdminHandler(GatewayContext context, Nicks nicks) {
    this.changes = new StandingChanges(context.addresses(), nicks);
  }

  @Override
  public String namespace() {
    return MucNamespaces.ADMIN;
  }

  @Override
  public Set<IQ.Type> types() {
    return Set.of(IQ.Type.set);
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
    Room room = RoomGuard.require(request);
    List<Element> items = Elements.children(request.payload(), "item", MucNamespaces.ADMIN);
    if (items.isEmpty() || items.size() > MAX_ITEMS) {
      throw new StanzaException(
          Condition.BAD_REQUEST, Text.of(RoomAdminHandler.class, "items-wrong", MAX_ITEMS));
    }
    List<StandingChange> read = new ArrayList<>();
    for (Element item : items) {
      read.add(changes.read(room, item));
    }
    CompletionStage<Void> all = Handled.done();
    for (StandingChange change : read) {
      all = all.thenCompose(done -> apply(request.session(), room, change));
    }
    return all.thenApply(done -> IqAnswer.then(() -> {}));
  }

  private static CompletionStage<Void> apply(
      UserSession session, Room room, StandingChange change) {
    return session
        .legacy()
        .call(RoomSession.class, network -> change.apply(network, room.address()));
  }
}
