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

  private static final int KEPT_BUFFER = 64 * 1024;
  private static final int ENDLESS_FACTOR = 64;

  private final Handler handler;
  private final int maxBytes;
  private final MarkupScanner scanner;
  private byte[] held = new byte[1024];
  private int length;
  private int startTagEnd;
  private boolean skipping;
  private long skipped;
  private boolean headerDone;

  StanzaCutter(Handler handler, int maxBytes, int maxDepth) {
    this.handler = handler;
    this.maxBytes = maxBytes;
    this.scanner = new MarkupScanner(maxDepth);
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
      } else if (scanner.isBetweenElements() && length == 0 && kept == i) {
        kept = i + 1;
      }
      if (scanner.isEnded()) {
        return;
      }
    }
    keep(bytes, kept, end);
  }

  /** Goes one byte on; true when it ends the header or a first-level element. */
  private boolean step(byte b, int position) throws XmlFaultException {
    boolean complete = scanner.step(b);
    skipping |= scanner.isTooDeep();
    if (scanner.isFirstLevelTagDone() && !skipping) {
      startTagEnd = position + 1;
    }
    return complete;
  }

  private void complete() throws XmlFaultException {
    boolean wasSkipping = skipping;
    int size = length;
    length = 0;
    skipping = false;
    skipped = 0;
    int start = startTagEnd;
    startTagEnd = 0;
    if (scanner.isEnded()) {
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
}
