package im.gangway.sms.smpp;

import im.gangway.transport.ConfigurationException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Map;
import java.util.Optional;

/** Where users' accounts at an SMSC are: {@code smpp://HOST:PORT}, with TLS {@code smpps://}. */
record SmscUrl(String host, int port, boolean tls) {
  private static final int PLAIN_PORT = 2775;
  private static final int TLS_PORT = 3550;

  static SmscUrl parse(Optional<String> text) throws ConfigurationException {
    try {
      return of(new URI(text.orElse("")));
    } catch (URISyntaxException | IllegalArgumentException bad) {
      throw new ConfigurationException(
          "sign-up: own-provider-url is smpp://HOST:PORT or smpps://HOST:PORT, not: "
              + text.orElse(""),
          bad);
    }
  }

  private static SmscUrl of(URI url) {
    boolean tls = "smpps".equals(url.getScheme());
    if ((!tls && !"smpp".equals(url.getScheme())) || url.getHost() == null) {
      throw new IllegalArgumentException("No such scheme, or no host");
    }
    int usual = tls ? TLS_PORT : PLAIN_PORT;
    return new SmscUrl(url.getHost(), url.getPort() < 0 ? usual : url.getPort(), tls);
  }

  /** The settings of an account there. */
  Map<String, Object> account(String systemId, String password) {
    return Map.of(
        "host", host, "port", port, "tls", tls, "system-id", systemId, "password", password);
  }
}
