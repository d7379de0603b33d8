package im.gangway.core.stream;

import im.gangway.core.xml.XmlFault;
import im.gangway.core.xml.XmlFaultException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Cuts the bytes of an XML stream, as they come in, into its header and its first-level elements.
 * It looks at the markup only: what it cuts must still be parsed. Comments, instructions and DTDs
 * end the stream (RFC 6120 §11.1), and so does an end tag that does not fit or text between
 * stanzas. A stanza beyond the limits is skipped without being kept, because anyone may make a
 * server send one; only when it never ends the stream does. Works at any split of the bytes. Not
 * thread-safe.
 */
final class StanzaCutter {
  /** What is cut out; the arrays are only lent during the call. */
  interface Handler {
    /** The header's bytes, closed as an empty element. */
    void onHeader(byte[] bytes, int length) throws XmlFaultException;

    /** One whole first-level element. */
    void onElement(byte[] bytes, int length) throws XmlFaultException;

    /** An element was skipped; its start tag, closed as an empty element, if that was in limits. */
    void onSkipped(byte @Nullable [] startTag, int length) throws XmlFaultException;

    /** The end tag of the stream. */
    void onEnd();
  }

  private enum At {
    TEXT,
    LESS,
    NAME,
    TAG,
    SLASH,
    QUOTE,
    END_NAME,
    END_SPACE,
    BANG,
    CDATA,
    CDATA_1,
    CDATA_2,
    DECLARATION,
    DECLARATION_1,
    ENDED
  }

  private static final byte[] CDATA_START = {'[', 'C', 'D', 'A', 'T', 'A', '['};
  private static final int KEPT_BUFFER = 64 * 1024;
  private static final int ENDLESS_FACTOR = 64;

  private final Handler handler;
  private final int maxBytes;
  private final int[] names;
  private byte[] held = new byte[1024];
  private int length;
  private At at = At.TEXT;
  private byte quote;
  private int depth;
  private int name;
  private int matched;
  private int startTagEnd;
  private boolean skipping;
  private long skipped;
  private boolean begun;
  private boolean headerDone;

  StanzaCutter(Handler handler, int maxBytes, int maxDepth) {
    this.handler = handler;
    this.maxBytes = maxBytes;
    this.names = new int[maxDepth + 2];
  }

  /** Takes the next bytes of the stream. After an exception no more may be fed. */
  void feed(byte[] bytes, int offset, int end) throws XmlFaultException {
    int kept = offset;
    for (int i = offset; i < end; i++) {
      byte b = bytes[i];
      boolean complete = step(b, length + i - kept);
      if (skipping && kept <= i) {
        kept = skip(bytes, kept, i + 1);
      }
      if (complete) {
        keep(bytes, kept, i + 1);
        kept = i + 1;
        complete();
      } else if (at == At.TEXT && depth <= 1 && length == 0 && kept == i) {
        kept = i + 1;
      }
      if (at == At.ENDED) {
        return;
      }
    }
    keep(bytes, kept, end);
  }

  /** Goes one byte on; true when it ends the header or a first-level element. */
  private boolean step(byte b, int position) throws XmlFaultException {
    switch (at) {
      case TEXT -> text(b);
      case LESS -> less(b);
      case NAME -> {
        if (isNameEnd(b)) {
          return startTag(b, position);
        }
        name = 31 * name + b;
      }
      case TAG -> {
        return tag(b, position);
      }
      case SLASH -> {
        if (b != '>') {
          throw broken();
        }
        return emptied(position);
      }
      case QUOTE -> {
        if (b == quote) {
          at = At.TAG;
        } else if (b == '<') {
          throw broken();
        }
      }
      case END_NAME, END_SPACE -> {
        return endTag(b);
      }
      default -> special(b);
    }
    return false;
  }

  private void text(byte b) throws XmlFaultException {
    if (b == '<') {
      at = At.LESS;
    } else if (depth <= 1 && !isSpace(b)) {
      throw broken();
    }
  }

  private void less(byte b) throws XmlFaultException {
    if (b == '/') {
      if (depth == 0) {
        throw broken();
      }
      at = At.END_NAME;
      name = 0;
    } else if (b == '!' && depth > 1) {
      at = At.BANG;
      matched = 0;
    } else if (b == '?' && depth == 0 && !begun) {
      at = At.DECLARATION;
    } else if (b == '!' || b == '?') {
      throw restricted();
    } else if (isNameEnd(b)) {
      throw broken();
    } else {
      at = At.NAME;
      name = b;
    }
    begun = true;
  }

  private boolean startTag(byte b, int position) throws XmlFaultException {
    depth++;
    if (depth < names.length) {
      names[depth] = name;
    } else {
      skipping = true;
    }
    at = At.TAG;
    return tag(b, position);
  }

  private boolean tag(byte b, int position) throws XmlFaultException {
    if (b == '>') {
      at = At.TEXT;
      return startTagDone(position);
    } else if (b == '/') {
      at = At.SLASH;
    } else if (b == '"' || b == '\'') {
      at = At.QUOTE;
      quote = b;
    } else if (b == '<') {
      throw broken();
    }
    return false;
  }

  private boolean startTagDone(int position) {
    if (depth == 2 && !skipping) {
      startTagEnd = position + 1;
    }
    return depth == 1;
  }

  private boolean emptied(int position) throws XmlFaultException {
    if (depth == 1) {
      throw broken();
    }
    startTagDone(position);
    depth--;
    at = At.TEXT;
    return depth == 1;
  }

  private boolean endTag(byte b) throws XmlFaultException {
    if (b == '>') {
      if (depth < names.length && names[depth] != name) {
        throw broken();
      }
      depth--;
      at = depth == 0 ? At.ENDED : At.TEXT;
      return depth <= 1;
    }
    if (isSpace(b)) {
      at = At.END_SPACE;
    } else if (at == At.END_SPACE || b == '<') {
      throw broken();
    } else {
      name = 31 * name + b;
    }
    return false;
  }

  private void special(byte b) throws XmlFaultException {
    switch (at) {
      case BANG -> {
        if (b != CDATA_START[matched++]) {
          throw restricted();
        }
        at = matched == CDATA_START.length ? At.CDATA : At.BANG;
      }
      case CDATA -> at = b == ']' ? At.CDATA_1 : At.CDATA;
      case CDATA_1 -> at = b == ']' ? At.CDATA_2 : At.CDATA;
      case CDATA_2 -> at = b == '>' ? At.TEXT : b == ']' ? At.CDATA_2 : At.CDATA;
      case DECLARATION -> at = b == '?' ? At.DECLARATION_1 : At.DECLARATION;
      case DECLARATION_1 -> at = b == '>' ? At.TEXT : At.DECLARATION;
      default -> throw new IllegalStateException("after the end of the stream");
    }
  }

  private void complete() throws XmlFaultException {
    boolean wasSkipping = skipping;
    int size = length;
    length = 0;
    skipping = false;
    skipped = 0;
    int start = startTagEnd;
    startTagEnd = 0;
    if (at == At.ENDED) {
      handler.onEnd();
    } else if (wasSkipping) {
      handler.onSkipped(start > 0 ? held : null, start > 0 ? emptied(held, start) : 0);
    } else if (!headerDone) {
      headerDone = true;
      handler.onHeader(held, emptied(held, size));
    } else {
      handler.onElement(held, size);
    }
    if (held.length > KEPT_BUFFER) {
      held = new byte[1024];
    }
  }

  /** Makes a start tag an empty element, for which one byte is kept free; the new length. */
  private static int emptied(byte[] tag, int size) {
    if (tag[size - 2] == '/') {
      return size;
    }
    tag[size - 1] = '/';
    tag[size] = '>';
    return size + 1;
  }

  private void keep(byte[] bytes, int from, int to) throws XmlFaultException {
    int count = to - from;
    if (count == 0) {
      return;
    }
    if (!skipping && length + count > maxBytes) {
      if (!headerDone) {
        throw new XmlFaultException(XmlFault.POLICY_VIOLATION, "The stream header is too long");
      }
      skipping = true;
    }
    if (skipping) {
      skip(bytes, from, to);
    } else {
      append(bytes, from, count);
    }
  }

  /** Keeps no more than the start tag; returns where the bytes still to keep begin. */
  private int skip(byte[] bytes, int from, int to) throws XmlFaultException {
    if (startTagEnd > maxBytes) {
      startTagEnd = 0;
    }
    if (startTagEnd > length) {
      append(bytes, from, startTagEnd - length);
    }
    length = startTagEnd;
    skipped += to - from;
    if (skipping && skipped > (long) maxBytes * ENDLESS_FACTOR) {
      throw new XmlFaultException(XmlFault.POLICY_VIOLATION, "A stanza without end");
    }
    return to;
  }

  private void append(byte[] bytes, int from, int count) {
    if (length + count + 1 > held.length) {
      held = Arrays.copyOf(held, Math.max(length + count + 1, held.length * 2));
    }
    System.arraycopy(bytes, from, held, length, count);
    length += count;
  }

  private static boolean isSpace(byte b) {
    return b == ' ' || b == '\n' || b == '\r' || b == '\t';
  }

  private static boolean isNameEnd(byte b) {
    return isSpace(b) || b == '>' || b == '/' || b == '<' || b == '"' || b == '\'' || b == '=';
  }

  private static XmlFaultException broken() {
    return new XmlFaultException(XmlFault.NOT_WELL_FORMED, "The markup is ill-formed");
  }

  private static XmlFaultException restricted() {
    return new XmlFaultException(
        XmlFault.RESTRICTED_XML, "Comments, instructions and DTDs are not allowed");
  }
}
