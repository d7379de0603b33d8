package im.gangway.email.smtp;

/**
 * A server that takes mails.
 *
 * @param port 1 to 65535
 */
public record SmtpServer(String host, int port, Security security) {

  public SmtpServer {
    if (host.isEmpty() || port < 1 || port > 65_535) {
      throw new IllegalArgumentException("Not a host and a port: " + host + ':' + port);
    }
  }

  /** How the connection is protected. */
  public enum Security {
    /** TLS from the first byte (RFC 8314). */
    TLS,
    /** TLS after a command that must succeed (RFC 3207). */
    STARTTLS,
    /** Not at all: only for a smarthost of one's own that wants no password. */
    NONE
  }

  @Override
  public String toString() {
    return host + ':' + port;
  }
}
