package im.gangway.irc.wire;

import im.gangway.transport.Text;

/** Says why no connection came to be. {@link #text()} is for a person. */
public final class ConnectException extends Exception {
  private static final long serialVersionUID = 1L;

  private final Kind kind;
  private final transient Text text;

  public ConnectException(Kind kind, Text text) {
    super(text.toString());
    this.kind = kind;
    this.text = text;
  }

  public Kind kind() {
    return kind;
  }

  public Text text() {
    return text;
  }

  public enum Kind {
    /** The name does not resolve. */
    UNKNOWN_HOST,
    /** All addresses are refused by the {@link AddressGuard}. */
    FORBIDDEN_ADDRESS,
    /** Nothing listens there, or no route. */
    UNREACHABLE,
    TIMED_OUT,
    /** No TLS, or a certificate that can not be verified. */
    TLS,
    /** Too many connections are being made, or the gateway is stopping. */
    BUSY
  }
}
