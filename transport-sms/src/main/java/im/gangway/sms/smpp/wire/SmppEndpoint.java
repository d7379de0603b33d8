package im.gangway.sms.smpp.wire;

import java.util.Optional;
import javax.net.ssl.SSLContext;

/**
 * Where an SMSC is.
 *
 * @param tls whom to trust; the certificate has to be the host's. Empty for a connection in clear
 */
public record SmppEndpoint(String host, int port, Optional<SSLContext> tls) {
  @Override
  public String toString() {
    return host + ":" + port;
  }
}
