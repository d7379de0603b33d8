package im.gangway.email.pop;

import java.io.IOException;
import java.net.Socket;
import javax.net.ssl.SSLContext;
import org.apache.commons.net.DefaultSocketFactory;
import org.apache.commons.net.pop3.POP3SClient;

/**
 * The library's client for one address of a host, with the host's name in the certificate verified.
 */
final class PopClient extends POP3SClient {
  private final String host;

  PopClient(boolean isTlsFirst, SSLContext tls, String host, BoundedSocket socket) {
    super(isTlsFirst, tls);
    this.host = host;
    setEndpointCheckingEnabled(true);
    setSocketFactory(
        new DefaultSocketFactory() {
          @Override
          public Socket createSocket() {
            return socket;
          }
        });
  }

  /** The library forgets the name when it is given an address. */
  @Override
  protected void _connectAction_() throws IOException {
    _hostname_ = host;
    super._connectAction_();
  }
}
