package im.gangway.transport;

/** What a session may be able to do beside sending a message; each has an interface of its own. */
public enum Ability {
  /** Rooms of many people: {@link RoomSession}. */
  ROOMS,
  /** A directory of rooms: {@link RoomDirectorySession}. */
  ROOM_DIRECTORY,
  /** Shows the user's presence to the network: {@link PresenceSession}. */
  PRESENCE,
  /** Contacts who agree to be seen: {@link ContactSession}, and their presence. */
  CONTACTS,
  /** Who a legacy user is: {@link ProfileSession}. */
  PROFILES,
  /** A directory of people: {@link SearchSession}. */
  SEARCH,
  /** Tells when a message has truly been delivered: {@link LegacyEvent.MessageDelivered}. */
  DELIVERY_REPORTS,
  /** Messages have subjects of their own: {@link OutgoingMessage.Extras#subject}. */
  SUBJECTS,
  /** Tells the network what the user has read: {@link ReadSession}. */
  READ_MARKS,
  /**
   * One message can go to several people who see each other: {@link OutgoingMessage.Extras#others}.
   * Without it each gets a message alone.
   */
  GROUPS
}
