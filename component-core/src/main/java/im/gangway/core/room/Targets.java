package im.gangway.core.room;

import im.gangway.core.address.Target;
import im.gangway.transport.RoomAddress;

/** What the handlers of this package, which are asked for rooms and occupants only, work on. */
final class Targets {
  private Targets() {}

  /** The room that is meant, itself or by one who is in it. */
  static RoomAddress room(Target target) {
    if (target instanceof Target.Occupant occupant) {
      return occupant.room();
    }
    return ((Target.Room) target).address();
  }

  /** The occupant that is meant, as the resource says it. */
  static String nick(Target target) {
    return ((Target.Occupant) target).nick();
  }
}
