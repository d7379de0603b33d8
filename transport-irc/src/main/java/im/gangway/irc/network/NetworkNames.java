package im.gangway.irc.network;

import im.gangway.transport.LegacyAddress;
import im.gangway.transport.NetworkAddress;
import im.gangway.transport.RoomAddress;

/** Translates between a network's own names and the transport's addresses. Thread-safe. */
public interface NetworkNames {

  /** The network itself. */
  NetworkAddress network();

  /** The address of a channel. */
  RoomAddress room(String channel);

  /** The address of a nick. */
  LegacyAddress contact(String nick);

  /** The channel that an address of this network names. */
  String channel(RoomAddress room);
}
