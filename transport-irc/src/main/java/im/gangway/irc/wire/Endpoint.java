package im.gangway.irc.wire;

import java.nio.charset.Charset;

/**
 * Where and how to connect.
 *
 * @param host a name or address; the certificate is checked against it
 * @param fallback charset of lines that are no UTF-8
 * @param guard which addresses may be dialled
 */
public record Endpoint(
    String host, int port, boolean tls, Charset fallback, FloodLimit flood, AddressGuard guard) {
  /** What old clients on IRC write. */
  public static final Charset DEFAULT_FALLBACK = Charset.forName("windows-1252");

  public Endpoint {
    if (host.isBlank() || port < 1 || port > 65_535) {
      throw new IllegalArgumentException("An endpoint has a host and a port from 1 to 65535");
    }
  }
}
