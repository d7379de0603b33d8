package im.gangway.core.stream;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The proof that the component knows the secret (XEP-0114 §3). */
final class Handshake {
  private Handshake() {}

  /**
   * SHA-1 of the stream id (with its entities decoded) and the secret, 40 lower-case hex digits.
   */
  static String digest(String streamId, String secret) {
    try {
      MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
      byte[] text = (streamId + secret).getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(sha1.digest(text));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-1", e);
    }
  }
}
