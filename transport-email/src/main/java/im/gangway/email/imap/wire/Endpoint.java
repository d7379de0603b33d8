package im.gangway.email.imap.wire;

/**
 * Where to connect to.
 *
 * @param host the name the user gave, which the certificate must have
 * @param tlsFirst TLS from the first byte; otherwise {@link ImapConnection#secure} has to be called
 */
public record Endpoint(String host, int port, boolean tlsFirst) {

  @Override
  public String toString() {
    return host + ':' + port;
  }
}
