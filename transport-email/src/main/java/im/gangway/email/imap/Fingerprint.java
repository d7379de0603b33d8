package im.gangway.email.imap;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;

/**
 * What a mail is recognised by when its UID says nothing any more.
 *
 * @param messageId its Message-ID in lower case, with its angle brackets
 * @param hash of all its bytes: 32 hexadecimal digits
 */
public record Fingerprint(Optional<String> messageId, String hash) {
  private static final int DIGITS = 32;
  private static final int HEADER_BYTES = 64 << 10;
  private static final String FIELD = "message-id:";

  /** That of a mail. */
  public static Fingerprint of(byte[] mail) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(mail);
      return new Fingerprint(
          messageId(mail), HexFormat.of().formatHex(digest).substring(0, DIGITS));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static Optional<String> messageId(byte[] mail) {
    String head =
        new String(mail, 0, Math.min(mail.length, HEADER_BYTES), StandardCharsets.ISO_8859_1);
    for (int at = 0; at >= 0 && at < head.length(); at = after(head, at)) {
      if (head.charAt(at) == '\r' || head.charAt(at) == '\n') {
        return Optional.empty();
      }
      if (head.regionMatches(true, at, FIELD, 0, FIELD.length())) {
        return inBrackets(head, at + FIELD.length());
      }
    }
    return Optional.empty();
  }

  private static int after(String head, int at) {
    int end = head.indexOf('\n', at);
    return end < 0 ? -1 : end + 1;
  }

  private static Optional<String> inBrackets(String head, int from) {
    int open = head.indexOf('<', from);
    int close = open < 0 ? -1 : head.indexOf('>', open);
    boolean isNear = close > 0 && open - from < 100 && close - open < 1000;
    return isNear
        ? Optional.of(head.substring(open, close + 1).toLowerCase(Locale.ROOT))
        : Optional.empty();
  }
}
