package im.gangway.core.text;

import im.gangway.core.xml.Elements;
import java.util.BitSet;
import org.dom4j.Element;
import org.jspecify.annotations.Nullable;

/**
 * The quotation that a reply (XEP-0461) carries for those who cannot show what it refers to. It
 * would come as lines of somebody else's words, so it is taken out where the reply says which part
 * it is (XEP-0428 §2.2).
 */
final class ReplyFallback {
  private static final String FALLBACK = "urn:xmpp:fallback:0";
  private static final String REPLY = "urn:xmpp:reply:0";

  private ReplyFallback() {}

  /** The body without the quotation; the whole body when nothing else would be left. */
  static String strip(Element message, String body) {
    BitSet quoted = new BitSet();
    int length = body.codePointCount(0, body.length());
    for (Element fallback : Elements.children(message, "fallback", FALLBACK)) {
      if (REPLY.equals(fallback.attributeValue("for"))) {
        Elements.children(fallback, "body", FALLBACK).forEach(range -> mark(range, length, quoted));
      }
    }
    return quoted.isEmpty() ? body : rest(body, quoted);
  }

  /** Counted in code points (XEP-0426); a range that is none marks nothing. */
  private static void mark(Element range, int length, BitSet quoted) {
    int start = position(range.attributeValue("start"), length);
    int end = position(range.attributeValue("end"), length);
    if (0 <= start && start < end) {
      quoted.set(start, end);
    }
  }

  private static int position(@Nullable String text, int length) {
    return text != null && text.matches("[0-9]{1,9}")
        ? Math.min(Integer.parseInt(text), length)
        : -1;
  }

  private static String rest(String body, BitSet quoted) {
    StringBuilder rest = new StringBuilder(body.length());
    int[] points = body.codePoints().toArray();
    for (int i = quoted.nextClearBit(0); i < points.length; i = quoted.nextClearBit(i + 1)) {
      rest.appendCodePoint(points[i]);
    }
    return rest.toString().isBlank() ? body : rest.toString();
  }
}
