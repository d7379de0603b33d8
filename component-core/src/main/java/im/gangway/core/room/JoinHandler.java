package im.gangway.core.room;

import im.gangway.core.address.Target;
import im.gangway.core.address.TargetKind;
import im.gangway.core.error.Condition;
import im.gangway.core.error.StanzaException;
import im.gangway.core.handler.GatewayContext;
import im.gangway.core.handler.PresenceHandler;
import im.gangway.core.handler.PresenceRequest;
import im.gangway.core.handler.StanzaTypes;
import im.gangway.core.session.UserSession;
import im.gangway.core.xml.Elements;
import im.gangway.transport.FailureReason;
import im.gangway.transport.JoinRequest;
import im.gangway.transport.LegacyException;
import im.gangway.transport.RoomSession;
import im.gangway.transport.Text;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.dom4j.Element;
import org.jspecify.annotations.Nullable;
import org.xmpp.packet.Presence;

/**
 * Enters a room (XEP-0045 §7.2). The network is asked for the first resource only; others are told
 * what is known. Every failure goes to the resources that asked.
 */
final class JoinHandler implements PresenceHandler {
  private static final int MAX_RESOURCES = 50;

  private final int historyLines;
  private final RoomStanzas stanzas;
  private final Admission admission;

  JoinHandler(GatewayContext context, RoomStanzas stanzas, Admission admission) {
    this.historyLines = context.historyLines();
    this.stanzas = stanzas;
    this.admission = admission;
  }

  /** The extension that makes a presence a request to enter; null if there is none. */
  static @Nullable Element extension(Presence presence) {
    return Elements.child(presence.getElement(), "x", MucNamespaces.MUC);
  }

  @Override
  public Set<TargetKind> targets() {
    return Set.of(TargetKind.ROOM, TargetKind.OCCUPANT);
  }

  @Override
  public boolean handles(Presence presence) {
    return StanzaTypes.isAvailable(presence) && extension(presence) != null;
  }

  @Override
  public CompletionStage<Void> handle(PresenceRequest request) throws StanzaException {
    Element extension = extension(request.stanza());
    if (extension == null || !(request.target() instanceof Target.Occupant wanted)) {
      throw new StanzaException(
          Condition.JID_MALFORMED, Text.of(JoinHandler.class, "nick-missing"));
    }
    UserSession session = request.session();
    Rooms rooms = Rooms.of(session, stanzas);
    Room room =
        rooms.findOrOpen(
            wanted.room(), address -> new Room(address, new RoomHistory(historyLines)));
    requireSpace(room, request);
    Waiter waiter = waiter(request, wanted, extension);
    if (room.isJoined()) {
      admission.admit(session, room, waiter);
    } else {
      room.await(waiter);
      askOnce(session, rooms, room, joinRequest(wanted, extension));
    }
    Rooms.show(session, request.stanza());
    return waiter.answered();
  }

  private static void requireSpace(Room room, PresenceRequest request) throws StanzaException {
    if (room.watchers() >= MAX_RESOURCES && !room.isIn(request.from())) {
      throw new StanzaException(
          Condition.RESOURCE_CONSTRAINT, Text.of(JoinHandler.class, "too-many-clients"));
    }
  }

  private static Waiter waiter(PresenceRequest request, Target.Occupant wanted, Element extension) {
    return new Waiter(
        request.from(),
        wanted.nick(),
        HistoryWish.of(extension, request.session().now()),
        Optional.ofNullable(request.stanza().getID()),
        new CompletableFuture<>());
  }

  private static JoinRequest joinRequest(Target.Occupant wanted, Element extension) {
    Element password = Elements.child(extension, "password", MucNamespaces.MUC);
    return new JoinRequest(
        wanted.room(),
        wanted.nick(),
        Optional.ofNullable(password).map(Element::getText).filter(text -> !text.isEmpty()));
  }

  private void askOnce(UserSession session, Rooms rooms, Room room, JoinRequest request) {
    if (room.phase() == Room.Phase.JOINING) {
      return;
    }
    JoinAttempt attempt = room.joining();
    session
        .legacy()
        .call(RoomSession.class, network -> attempt.ask(network, request))
        .whenComplete((unused, failure) -> ended(rooms, room, attempt, failure));
  }

  /** Whoever still waits when the network has answered waits in vain. */
  private static void ended(
      Rooms rooms, Room room, JoinAttempt attempt, @Nullable Throwable failure) {
    if (!rooms.contains(room) || !room.isJoiningBy(attempt)) {
      return;
    }
    Throwable reason = failure != null ? failure : notEntered();
    room.lost();
    room.waiters().takeAll().forEach(waiter -> waiter.answered().completeExceptionally(reason));
    if (!room.isWanted()) {
      rooms.forget(room);
    }
  }

  private static Throwable notEntered() {
    return new LegacyException(
        FailureReason.ROOM_UNAVAILABLE, Text.of(JoinHandler.class, "not-entered"));
  }
}
