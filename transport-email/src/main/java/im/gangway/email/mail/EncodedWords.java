package im.gangway.email.mail;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Header text with encoded words (RFC 2047) as what it says. Characters that a sender has cut
 * across two words are put together again.
 */
final class EncodedWords {
  private static final Pattern WORD =
      Pattern.compile("=\\?([^?\\s*]{1,60})(?:\\*[^?\\s]{0,40})?\\?([bBqQ])\\?([^?]*+)\\?=");

  private final StringBuilder out = new StringBuilder();
  private final ByteArrayOutputStream pending = new ByteArrayOutputStream();
  private String charset = "";

  private EncodedWords() {}

  static String decode(String text) {
    return text.contains("=?") ? new EncodedWords().read(text) : text;
  }

  private String read(String text) {
    Matcher word = WORD.matcher(text);
    int end = 0;
    while (word.find()) {
      String between = text.substring(end, word.start());
      if (end == 0 || !between.isBlank()) {
        flush();
        out.append(between);
      }
      take(word.group(1), word.group(2), word.group(3));
      end = word.end();
    }
    flush();
    return out.append(text, end, text.length()).toString();
  }

  private void take(String label, String encoding, String content) {
    if (!label.equalsIgnoreCase(charset)) {
      flush();
    }
    charset = label.toLowerCase(Locale.ROOT);
    pending.writeBytes(encoding.equalsIgnoreCase("b") ? base64(content) : quoted(content));
  }

  private void flush() {
    out.append(
        Charsets.decode(pending.toByteArray(), Optional.of(charset).filter(it -> !it.isEmpty())));
    pending.reset();
  }

  private static byte[] base64(String content) {
    String digits = content.replaceAll("[^A-Za-z0-9+/]", "");
    int usable = digits.length() % 4 == 1 ? digits.length() - 1 : digits.length();
    return Base64.getDecoder().decode(digits.substring(0, usable));
  }

  private static byte[] quoted(String content) {
    byte[] raw = content.getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int i = 0; i < raw.length; i++) {
      int high = raw[i] == '=' && i + 2 < raw.length ? Character.digit(raw[i + 1], 16) : -1;
      int low = high >= 0 ? Character.digit(raw[i + 2], 16) : -1;
      if (low >= 0) {
        bytes.write(high * 16 + low);
        i += 2;
      } else {
        bytes.write(raw[i] == '_' ? ' ' : raw[i]);
      }
    }
    return bytes.toByteArray();
  }
}
