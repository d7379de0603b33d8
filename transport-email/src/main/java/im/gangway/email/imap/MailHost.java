package im.gangway.email.imap;

/**
 * A server that mails are read from.
 *
 * @param host the name its certificate must have
 * @param port 1 to 65535
 */
public record MailHost(String host, int port, Security security) {

  public MailHost {
    if (host.isBlank() || port < 1 || port > 65_535) {
      throw new IllegalArgumentException("Not a host and a port: " + host + ':' + port);
    }
  }

  /** How the connection is protected; there is no way without, since a password is sent. */
  public enum Security {
    /** TLS from the first byte (RFC 8314). */
    TLS,
    /** TLS after a command that must succeed (RFC 3501 §6.2.1, RFC 2595 §4). */
    STARTTLS
  }

  @Override
  public String toString() {
    return host + ':' + port;
  }
}
