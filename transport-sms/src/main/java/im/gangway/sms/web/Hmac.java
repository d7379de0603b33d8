package im.gangway.sms.web;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Message authentication codes (RFC 2104), and comparisons that tell nothing by their time. */
public final class Hmac {
  private Hmac() {}

  /**
   * The code of these octets.
   *
   * @param algorithm such as {@code HmacSHA256}
   */
  public static byte[] of(String algorithm, String secret, byte[]... octets) {
    try {
      Mac mac = Mac.getInstance(algorithm);
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), algorithm));
      for (byte[] each : octets) {
        mac.update(each);
      }
      return mac.doFinal();
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException("Every Java has " + algorithm, missing);
    }
  }

  /** Whether two texts are the same. */
  public static boolean same(String one, String other) {
    return MessageDigest.isEqual(
        one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
  }
}
