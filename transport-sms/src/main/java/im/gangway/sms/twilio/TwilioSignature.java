package im.gangway.sms.twilio;

import im.gangway.sms.web.Hmac;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.SortedMap;

/**
 * The signature of a service's call: an HMAC-SHA1 over the URL that it called and the fields that
 * it sent, in the order of their names. Proxies change what arrives, so the URL is the one that the
 * admin configured; some services sign it with its port and some without. Immutable.
 */
final class TwilioSignature {
  /** The header that it comes in. */
  static final String HEADER = "X-Twilio-Signature";

  private static final String ALGORITHM = "HmacSHA1";

  private final String token;

  TwilioSignature(String token) {
    this.token = token;
  }

  /** The signature of a call. */
  String of(String url, SortedMap<String, String> fields) {
    StringBuilder signed = new StringBuilder(url);
    fields.forEach((name, value) -> signed.append(name).append(value));
    byte[] code = Hmac.of(ALGORITHM, token, signed.toString().getBytes(StandardCharsets.UTF_8));
    return Base64.getEncoder().encodeToString(code);
  }

  /** Whether a call has one of the signatures that it may have; takes as long either way. */
  boolean isRight(String given, URI url, String query, SortedMap<String, String> fields) {
    String end = query.isEmpty() ? "" : "?" + query;
    boolean withPort = Hmac.same(given, of(withPort(url) + end, fields));
    boolean withoutPort = Hmac.same(given, of(withoutPort(url) + end, fields));
    return withPort | withoutPort;
  }

  private static String withPort(URI url) {
    int usual = "http".equals(url.getScheme()) ? 80 : 443;
    int port = url.getPort() < 0 ? usual : url.getPort();
    return url.getScheme() + "://" + url.getHost() + ":" + port + url.getRawPath();
  }

  private static String withoutPort(URI url) {
    return url.getScheme() + "://" + url.getHost() + url.getRawPath();
  }
}
