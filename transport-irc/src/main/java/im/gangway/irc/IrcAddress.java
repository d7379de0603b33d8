package im.gangway.irc;

/** What an address of this transport names on IRC. */
sealed interface IrcAddress {

  /** The network it is on: a configured name or a host, perhaps with a port. */
  String server();

  /** A channel. */
  record Channel(String name, String server) implements IrcAddress {}

  /** Somebody. */
  record Nick(String nick, String server) implements IrcAddress {}

  /** The network itself. */
  record Server(String server) implements IrcAddress {}
}
