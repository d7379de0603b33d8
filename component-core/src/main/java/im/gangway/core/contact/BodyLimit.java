package im.gangway.core.contact;

import im.gangway.transport.Text;
import java.util.Locale;

/**
 * Cuts a body that would make its stanza larger than servers take (XEP-0478), and says so.
 *
 * @param maxStanzaBytes of the whole stanza as it is written
 */
record BodyLimit(int maxStanzaBytes) {
  /** What a stanza holds beside its body, addresses included. */
  private static final int ENVELOPE = 5 * 1024;

  /** The body, or its beginning with a notice in that language. */
  String cut(String body, Locale language) {
    int room = Math.max(maxStanzaBytes - ENVELOPE, maxStanzaBytes / 4);
    if (body.length() <= room / 5) {
      return body;
    }
    int end = fitting(body, room);
    return end == body.length() ? body : body.substring(0, end) + notice(end, body, language);
  }

  private static int fitting(String body, int room) {
    int bytes = 0;
    for (int i = 0; i < body.length(); ) {
      int point = body.codePointAt(i);
      bytes += written(point);
      if (bytes > room) {
        return i;
      }
      i += Character.charCount(point);
    }
    return body.length();
  }

  /** The bytes of a character in UTF-8, escaped where XML wants it. */
  private static int written(int point) {
    if (point < 0x80) {
      return "<>&".indexOf(point) >= 0 ? 5 : 1;
    }
    if (point < 0x800) {
      return 2;
    }
    return point < 0x10000 ? 3 : 4;
  }

  private static String notice(int end, String body, Locale language) {
    int all = body.codePointCount(0, body.length());
    int shown = body.codePointCount(0, end);
    return "\n" + Text.of(BodyLimit.class, "body-cut", shown, all).in(language);
  }
}
