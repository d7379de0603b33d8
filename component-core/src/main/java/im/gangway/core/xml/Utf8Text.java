package im.gangway.core.xml;

import com.ctc.wstx.io.WstxInputData;
import java.util.Arrays;

/** A growing run of UTF-8 bytes that escapes what is put into it. Not thread-safe. */
final class Utf8Text {
  private static final char REPLACEMENT = '\uFFFD';

  private byte[] bytes = new byte[512];
  private int length;

  int length() {
    return length;
  }

  byte[] bytes() {
    return Arrays.copyOf(bytes, length);
  }

  /** Adds an ASCII character as it is. */
  void raw(char c) {
    room(1);
    bytes[length++] = (byte) c;
  }

  /** Adds ASCII text as it is. */
  void raw(String ascii) {
    room(ascii.length());
    for (int i = 0; i < ascii.length(); i++) {
      bytes[length++] = (byte) ascii.charAt(i);
    }
  }

  /** Adds the bytes between two earlier positions again. */
  void repeat(int from, int to) {
    room(to - from);
    System.arraycopy(bytes, from, bytes, length, to - from);
    length += to - from;
  }

  /** Adds a name without colon. */
  void name(String name) {
    if (name.isEmpty() || !WstxInputData.isNameStartChar(name.charAt(0), true, false)) {
      throw new IllegalArgumentException("not an XML name");
    }
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (!WstxInputData.isNameChar(c, true, false)) {
        throw new IllegalArgumentException("not an XML name");
      }
      room(3);
      encode(c);
    }
  }

  /** Adds character data. */
  void text(String text) {
    escape(text, false);
  }

  /** Adds an attribute value for double quotes. */
  void attribute(String value) {
    escape(value, true);
  }

  private void escape(String text, boolean attribute) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      room(6);
      if (c == '&') {
        raw("&amp;");
      } else if (c == '<') {
        raw("&lt;");
      } else if (c == '>') {
        raw("&gt;");
      } else if (c == '"' && attribute) {
        raw("&quot;");
      } else if (c == '\r') {
        raw("&#13;");
      } else if (c == '\n' && attribute) {
        raw("&#10;");
      } else if (c == '\t' && attribute) {
        raw("&#9;");
      } else if (c >= ' ' && c < 0x7F) {
        bytes[length++] = (byte) c;
      } else if (Character.isHighSurrogate(c)
          && i + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        encode(Character.toCodePoint(c, text.charAt(++i)));
      } else {
        encode(isAllowed(c) ? c : REPLACEMENT);
      }
    }
  }

  private static boolean isAllowed(char c) {
    return c >= ' ' ? !Character.isSurrogate(c) && c < 0xFFFE : c == '\n' || c == '\t';
  }

  private void encode(int c) {
    if (c < 0x80) {
      bytes[length++] = (byte) c;
    } else if (c < 0x800) {
      bytes[length++] = (byte) (0xC0 | c >> 6);
      bytes[length++] = (byte) (0x80 | c & 0x3F);
    } else if (c < 0x10000) {
      bytes[length++] = (byte) (0xE0 | c >> 12);
      bytes[length++] = (byte) (0x80 | c >> 6 & 0x3F);
      bytes[length++] = (byte) (0x80 | c & 0x3F);
    } else {
      bytes[length++] = (byte) (0xF0 | c >> 18);
      bytes[length++] = (byte) (0x80 | c >> 12 & 0x3F);
      bytes[length++] = (byte) (0x80 | c >> 6 & 0x3F);
      bytes[length++] = (byte) (0x80 | c & 0x3F);
    }
  }

  private void room(int more) {
    if (length + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
    }
  }
}
