package im.gangway.irc.wire;

import im.gangway.transport.Text;

/**
 * Why a connection ended.
 *
 * @param text for a person
 */
public record CloseReason(Kind kind, Text text) {
  public enum Kind {
    /** We closed it. */
    QUIT,
    /** The server closed it. */
    REMOTE,
    /** The server did not answer a PING. */
    PING_TIMEOUT,
    /** TLS broke or could not be verified. */
    TLS,
    /** The network failed. */
    NETWORK
  }
}
