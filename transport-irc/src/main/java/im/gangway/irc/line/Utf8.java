package im.gangway.irc.line;

/**
 * Counts bytes of UTF-8 without encoding. A lone surrogate counts three, as its replacement U+FFFD
 * has.
 */
final class Utf8 {
  private Utf8() {}

  static int length(int codePoint) {
    if (codePoint < 0x80) {
      return 1;
    }
    if (codePoint < 0x800) {
      return 2;
    }
    return codePoint < 0x10000 ? 3 : 4;
  }

  /**
   * The end of the longest part from {@code start} that takes at most {@code bytes}, on a code
   * point border.
   */
  static int end(CharSequence text, int start, int bytes) {
    int end = start;
    int used = 0;
    while (end < text.length()) {
      int codePoint = Character.codePointAt(text, end);
      used += length(codePoint);
      if (used > bytes) {
        break;
      }
      end += Character.charCount(codePoint);
    }
    return end;
  }

  static String prefix(String text, int bytes) {
    return text.substring(0, end(text, 0, bytes));
  }
}
