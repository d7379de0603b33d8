package im.gangway.core.stream;

/** The life of a component stream. */
public enum StreamState {
  /** No connection; another try may be scheduled. */
  DISCONNECTED,
  /** A connection is being made, with TLS if configured. */
  CONNECTING,
  /** Our header is sent, the server's is awaited. */
  OPENED,
  /** The handshake is sent, its answer is awaited. */
  AUTHENTICATING,
  /** Stanzas flow. */
  READY,
  /** What is queued is sent, then the stream is closed. */
  CLOSING;

  /** Whether the stream may go from this state to the other. */
  boolean leadsTo(StreamState next) {
    return switch (this) {
      case DISCONNECTED -> next == CONNECTING;
      case CONNECTING -> next == OPENED || next == DISCONNECTED;
      case OPENED -> next == AUTHENTICATING || next == DISCONNECTED;
      case AUTHENTICATING -> next == READY || next == DISCONNECTED;
      case READY -> next == CLOSING || next == DISCONNECTED;
      case CLOSING -> next == DISCONNECTED;
    };
  }
}
