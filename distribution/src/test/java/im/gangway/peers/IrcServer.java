package im.gangway.peers;

/** An IRC server on loopback. */
public interface IrcServer extends Peer {
  /** Returns the loopback port for clients in plain text. */
  int port();
}
