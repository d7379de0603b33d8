package im.gangway.transport;

/** What a session may be able to do beside sending a message; each has an interface of its own. */
public enum Ability {
  /** Rooms of many people: {@link RoomSession}. */
  ROOMS,
  /** A directory of rooms: {@link RoomDirectorySession}. */
  ROOM_DIRECTORY,
  /** Shows the user's presence to the network: {@link PresenceSession}. */
  PRESENCE
}
