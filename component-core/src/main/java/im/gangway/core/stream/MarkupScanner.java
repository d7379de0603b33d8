package im.gangway.core.stream;

import im.gangway.core.xml.XmlFault;
import im.gangway.core.xml.XmlFaultException;

/**
 * Follows the markup of an XML stream byte by byte, only as far as needed to see where its header
 * and its first-level elements end. Refuses what ends the stream (RFC 6120 §11.1): comments,
 * instructions, DTDs, end tags that do not fit, text between stanzas. Not thread-safe.
 */
final class MarkupScanner {
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

  private final int[] names;
  private At at = At.TEXT;
  private byte quote;
  private int depth;
  private int name;
  private int matched;
  private boolean begun;
  private boolean firstLevelTagDone;

  MarkupScanner(int maxDepth) {
    this.names = new int[maxDepth + 2];
  }

  /** Whether the next byte belongs to no element, or opens a first-level one. */
  boolean isBetweenElements() {
    return at == At.TEXT && depth <= 1;
  }

  /** Whether the stream has ended. */
  boolean isEnded() {
    return at == At.ENDED;
  }

  /** Whether elements are nested beyond the limit; their names are no longer compared. */
  boolean isTooDeep() {
    return depth >= names.length;
  }

  /** Whether the last byte ended the start tag of a first-level element. */
  boolean isFirstLevelTagDone() {
    return firstLevelTagDone;
  }

  /** Goes one byte on; true when it ends the header, a first-level element or the stream. */
  boolean step(byte b) throws XmlFaultException {
    firstLevelTagDone = false;
    switch (at) {
      case TEXT -> text(b);
      case LESS -> less(b);
      case NAME -> {
        if (isNameEnd(b)) {
          return startTag(b);
        }
        name = 31 * name + b;
      }
      case TAG -> {
        return tag(b);
      }
      case SLASH -> {
        if (b != '>') {
          throw broken();
        }
        return emptied();
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

  private boolean startTag(byte b) throws XmlFaultException {
    depth++;
    if (!isTooDeep()) {
      names[depth] = name;
    }
    at = At.TAG;
    return tag(b);
  }

  private boolean tag(byte b) throws XmlFaultException {
    if (b == '>') {
      at = At.TEXT;
      return startTagDone();
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

  private boolean startTagDone() {
    firstLevelTagDone = depth == 2;
    return depth == 1;
  }

  private boolean emptied() throws XmlFaultException {
    if (depth == 1) {
      throw broken();
    }
    startTagDone();
    depth--;
    at = At.TEXT;
    return depth == 1;
  }

  private boolean endTag(byte b) throws XmlFaultException {
    if (b == '>') {
      if (!isTooDeep() && names[depth] != name) {
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
