package im.gangway.email.compose;

import im.gangway.email.address.MailAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Message-IDs that are the same whenever the same message is sent again. */
final class OwnMessageId {
  private OwnMessageId() {}

  static String of(String id, MailAddress from) {
    String domain = from.wire().substring(from.wire().lastIndexOf('@') + 1);
    String right = domain.startsWith("[") ? "gangway.invalid" : domain;
    return digest(from.local() + '\0' + id).substring(0, 40) + ".gw@" + right;
  }

  /** SHA-256 in hexadecimal digits. */
  static String digest(String text) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha256.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
