package im.gangway.irc.network;

/** How far the stay on a network is. */
enum LifeCycle {
  /** Nobody needs the network. */
  IDLE,
  CONNECTING,
  LOGGING_IN,
  ONLINE,
  /** Lost; the next attempt comes by itself. */
  WAITING,
  /** The session has ended, and this with it. */
  CLOSED;

  /** All arrows. */
  boolean mayBecome(LifeCycle next) {
    return switch (this) {
      case IDLE -> next == CONNECTING || next == CLOSED;
      case CONNECTING -> next != ONLINE && next != CONNECTING;
      case LOGGING_IN -> next != CONNECTING && next != LOGGING_IN;
      case ONLINE -> next == WAITING || next == IDLE || next == CLOSED;
      case WAITING -> next == CONNECTING || next == IDLE || next == CLOSED;
      case CLOSED -> false;
    };
  }
}
