package im.gangway.core.address;

import im.gangway.transport.LegacyAddress;
import im.gangway.transport.NetworkAddress;
import im.gangway.transport.RoomAddress;

/** What a JID of the gateway names. */
public sealed interface Target {

  /** Its kind, for look-ups. */
  TargetKind kind();

  /** The gateway itself. */
  record Gateway() implements Target {
    @Override
    public TargetKind kind() {
      return TargetKind.GATEWAY;
    }
  }

  /** One of several networks. */
  record Network(NetworkAddress address) implements Target {
    @Override
    public TargetKind kind() {
      return TargetKind.NETWORK;
    }
  }

  /** A legacy user. */
  record Contact(LegacyAddress address) implements Target {
    @Override
    public TargetKind kind() {
      return TargetKind.CONTACT;
    }
  }

  /** A room. */
  record Room(RoomAddress address) implements Target {
    @Override
    public TargetKind kind() {
      return TargetKind.ROOM;
    }
  }

  /** Somebody in a room, or the nick that somebody wants there. */
  record Occupant(RoomAddress room, String nick) implements Target {
    @Override
    public TargetKind kind() {
      return TargetKind.OCCUPANT;
    }
  }
}
