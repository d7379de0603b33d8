package im.gangway.core.address;

/** The kinds of things that a JID of the gateway names. */
public enum TargetKind {
  /** The gateway itself: the bare domain. */
  GATEWAY,
  /** One of several networks. */
  NETWORK,
  /** A legacy user. */
  CONTACT,
  /** A room. */
  ROOM,
  /** Somebody in a room: the room's JID with a nick as resource. */
  OCCUPANT
}
