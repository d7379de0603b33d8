package im.gangway.sms.smpp.wire;

import java.net.InetSocketAddress;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import org.apache.mina.core.session.IoSession;
import org.apache.mina.filter.ssl.SslFilter;

/** TLS that checks the certificate against the host that the admin named. */
final class VerifyingSslFilter extends SslFilter {
  private final String host;

  VerifyingSslFilter(SSLContext context, String host) {
    super(context, false);
    this.host = host;
    setEndpointIdentificationAlgorithm("HTTPS");
    setEnabledProtocols("TLSv1.3", "TLSv1.2");
  }

  @Override
  protected SSLEngine createEngine(IoSession session, InetSocketAddress address) {
    return super.createEngine(session, InetSocketAddress.createUnresolved(host, address.getPort()));
  }
}
