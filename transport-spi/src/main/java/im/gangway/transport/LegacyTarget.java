package im.gangway.transport;

/** What an address of this transport names. */
public sealed interface LegacyTarget {

  /** A legacy user. */
  record Contact(LegacyAddress address) implements LegacyTarget {}

  /** A room. */
  record Room(RoomAddress address) implements LegacyTarget {}

  /** One of several networks that the transport reaches, such as an IRC server. */
  record Network(NetworkAddress address) implements LegacyTarget {}
}
