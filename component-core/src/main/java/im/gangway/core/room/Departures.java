package im.gangway.core.room;

import im.gangway.transport.LegacyEvent.Departure;
import java.util.Optional;

/** How it is said why somebody has left (XEP-0045 §8.2, §9.1, §13.1). */
final class Departures {
  private Departures() {}

  /**
   * Adds the reason; kicks and bans have one that others gave, who leaves has words of farewell.
   */
  static RoomPresence explain(
      RoomPresence presence, Departure how, Optional<String> actor, String text) {
    return switch (how) {
      case KICKED -> removed(presence, actor, text).status(StatusCode.KICKED);
      case BANNED -> removed(presence, actor, text).outcast().status(StatusCode.BANNED);
      case LEFT, QUIT -> presence.statusText(text);
      case DISCONNECTED -> presence.statusText(text).status(StatusCode.TECHNICAL_PROBLEM);
    };
  }

  private static RoomPresence removed(RoomPresence presence, Optional<String> actor, String text) {
    actor.ifPresent(presence::actor);
    return presence.reason(text);
  }
}
