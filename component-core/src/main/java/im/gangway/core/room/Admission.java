package im.gangway.core.room;

import im.gangway.core.session.UserSession;

/** Lets a resource into a room that the user is in. Thread-safe. */
final class Admission {
  private final RoomWelcome welcome;

  Admission(RoomWelcome welcome) {
    this.welcome = welcome;
  }

  /** Tells the resource everything, also one that was there already and has lost its view. */
  void admit(UserSession session, Room room, Waiter waiter) {
    if (!isBeingTold(room, waiter)) {
      room.residents().remove(waiter.resource());
      Resident resident = new Resident(waiter.resource(), session.sink(), session.mailbox());
      room.residents().add(resident);
      welcome.tell(room, resident, waiter);
    }
    waiter.done();
  }

  /** Who asks again while the state is being told hears all of it anyway. */
  private static boolean isBeingTold(Room room, Waiter waiter) {
    return room.residents()
        .find(waiter.resource())
        .filter(resident -> resident.isCatchingUp() && !resident.hasMissedSomething())
        .isPresent();
  }

  /** Tells all resources that were there before everything, since the user has entered anew. */
  void readmit(Room room) {
    room.residents().all().forEach(resident -> welcome.tellAgain(room, resident));
  }
}
