package im.gangway.core.room;

import im.gangway.transport.Occupant;
import im.gangway.transport.RoomAddress;
import im.gangway.transport.RoomSession;
import java.util.concurrent.CompletionStage;

/** What a moderator wants done with an occupant. */
sealed interface StandingChange {

  /** Asks the network to do it. */
  CompletionStage<Void> apply(RoomSession network, RoomAddress room);

  /** Out of the room. */
  record Kick(String nick, String reason) implements StandingChange {
    @Override
    public CompletionStage<Void> apply(RoomSession network, RoomAddress room) {
      return network.kick(room, nick, reason);
    }
  }

  /** Another role. */
  record ToRole(String nick, Occupant.Role role) implements StandingChange {
    @Override
    public CompletionStage<Void> apply(RoomSession network, RoomAddress room) {
      return network.changeStanding(room, nick, role, null);
    }
  }

  /** Another affiliation. */
  record ToAffiliation(String nick, Occupant.Affiliation affiliation) implements StandingChange {
    @Override
    public CompletionStage<Void> apply(RoomSession network, RoomAddress room) {
      return network.changeStanding(room, nick, null, affiliation);
    }
  }
}
