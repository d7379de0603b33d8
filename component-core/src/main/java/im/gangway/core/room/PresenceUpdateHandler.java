package im.gangway.core.room;

import im.gangway.core.address.TargetKind;
import im.gangway.core.handler.PresenceHandler;
import im.gangway.core.handler.PresenceRequest;
import im.gangway.core.handler.StanzaTypes;
import im.gangway.core.session.UserSession;
import im.gangway.transport.Occupant;
import im.gangway.transport.RoomSession;
import im.gangway.transport.Text;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.dom4j.Element;
import org.jspecify.annotations.Nullable;
import org.xmpp.packet.Presence;

/**
 * Presence to a room without a wish to enter it: another nick (XEP-0045 §7.6), being away (§7.7),
 * or a client that only thinks it is there, which is told so (§7.2.17).
 */
final class PresenceUpdateHandler implements PresenceHandler {
  private final Nicks nicks;

  PresenceUpdateHandler(Nicks nicks) {
    this.nicks = nicks;
  }

  @Override
  public Set<TargetKind> targets() {
    return Set.of(TargetKind.OCCUPANT);
  }

  @Override
  public boolean handles(Presence presence) {
    return StanzaTypes.isAvailable(presence) && JoinHandler.extension(presence) == null;
  }

  @Override
  public CompletionStage<Void> handle(PresenceRequest request) {
    UserSession session = request.session();
    Optional<Room> found = Rooms.find(session, Targets.room(request.target()));
    if (found.filter(room -> room.isIn(request.from())).isEmpty()) {
      if (found.filter(room -> room.waiters().contains(request.from())).isEmpty()) {
        session.sink().send(notThere(request));
      }
      return Handled.done();
    }
    Room room = found.get();
    if (!nicks.isSelf(room, Targets.nick(request.target()))) {
      return changeNick(session, room, Targets.nick(request.target()));
    }
    Rooms.show(session, request.stanza());
    return Handled.done();
  }

  private static Element notThere(PresenceRequest request) {
    Text why = Text.of(PresenceUpdateHandler.class, "not-there");
    Locale language = request.session().language();
    return RoomPresence.unavailable(request.to(), request.from(), Occupant.Affiliation.NONE)
        .reason(why.in(language))
        .spoken(why, language)
        .status(StatusCode.SELF, StatusCode.KICKED, StatusCode.TECHNICAL_PROBLEM)
        .element();
  }

  private static CompletionStage<Void> changeNick(UserSession session, Room room, String nick) {
    room.wantNick(Optional.of(nick));
    return session
        .legacy()
        .call(RoomSession.class, network -> network.changeNick(room.address(), nick))
        .whenComplete((unused, failure) -> forgetWish(room, nick, failure));
  }

  private static void forgetWish(Room room, String nick, @Nullable Throwable failure) {
    if (failure != null && room.wantedNick().filter(nick::equals).isPresent()) {
      room.wantNick(Optional.empty());
    }
  }
}
