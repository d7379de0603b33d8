package im.gangway.core.address;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;

/** Makes a resource that every server accepts of whatever nick a network allows. */
final class NickText {
  private static final int REPLACEMENT = '?';

  private NickText() {}

  /** The nick, with {@code ?} for what no resource may have; cut to 1,023 bytes. */
  static String resource(String nick) {
    return isPlain(nick) ? nick : replaced(nick);
  }

  /** Whether nothing has to be replaced or cut, as with nearly all nicks. */
  private static boolean isPlain(String nick) {
    for (int i = 0; i < nick.length(); i++) {
      if (nick.charAt(i) < ' ' || nick.charAt(i) > '~') {
        return false;
      }
    }
    return !nick.isEmpty() && nick.length() <= JidParts.MAX_BYTES;
  }

  private static String replaced(String nick) {
    StringBuilder text = new StringBuilder(nick.length());
    nick.codePoints().map(NickText::allowed).forEach(text::appendCodePoint);
    String resource = JidParts.isAscii(text.toString()) ? text.toString() : compose(text);
    return resource.isEmpty() ? "?" : cut(resource);
  }

  private static String compose(StringBuilder text) {
    return Normalizer.normalize(text, Normalizer.Form.NFC);
  }

  private static int allowed(int c) {
    if (c >= ' ' && c <= '~') {
      return c;
    }
    return switch (Character.getType(c)) {
      case Character.SPACE_SEPARATOR -> ' ';
      case Character.CONTROL,
          Character.PRIVATE_USE,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          REPLACEMENT;
      case Character.FORMAT -> isJoiner(c) ? c : REPLACEMENT;
      default -> JidParts.isVisible(c) && c != 0xFFFC && c != 0xFFFD ? c : REPLACEMENT;
    };
  }

  /** Joiners are part of words and emoji; other format characters turn text around or hide it. */
  private static boolean isJoiner(int c) {
    return c == 0x200C || c == 0x200D;
  }

  private static String cut(String text) {
    int bytes = 0;
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      bytes += Character.toString(c).getBytes(StandardCharsets.UTF_8).length;
      if (bytes > JidParts.MAX_BYTES) {
        return text.substring(0, i);
      }
      i += Character.charCount(c);
    }
    return text;
  }
}
