package im.gangway.email.html;

/**
 * Puts text together line by line: one space between words, at most one empty line, quote marks.
 */
final class TextLines {
  private final StringBuilder out = new StringBuilder();
  private final StringBuilder line = new StringBuilder();
  private String marks = "";
  private String prefix = "";
  private int level;
  private int quoteDepth;
  private int lastDepth;
  private boolean wantsSpace;
  private boolean wantsEmptyLine;

  /** Running text, whose white space counts as one space. */
  void words(String text) {
    text.codePoints().forEach(this::character);
  }

  private void character(int each) {
    if (isSpace(each)) {
      wantsSpace = line.length() > 0;
    } else if (!isInvisible(each)) {
      begin();
      line.appendCodePoint(each);
    }
  }

  private static boolean isSpace(int each) {
    return each == ' '
        || each == '\n'
        || each == '\t'
        || each == '\r'
        || each == '\f'
        || each == 0xA0;
  }

  /** What fills the previews in lists of mails. */
  private static boolean isInvisible(int each) {
    return each == 0xAD
        || each == 0x34F
        || each == 0x200B
        || each == 0xFEFF
        || each == 0x2007
        || each == 0x2060;
  }

  private void begin() {
    if (wantsSpace) {
      line.append(' ');
    }
    line.append(marks);
    wantsSpace = false;
    marks = "";
  }

  /** Preformatted text. */
  void verbatim(String text) {
    for (int i = 0; i < text.length(); i++) {
      char each = text.charAt(i);
      if (each == '\n') {
        lineBreak();
      } else if (each != '\r') {
        begin();
        line.append(each);
      }
    }
  }

  /** A mark that the next word gets. */
  void open(String mark) {
    if (!mark.isEmpty() && !marks.contains(mark)) {
      marks += mark;
    }
  }

  /** A mark behind the last word, or none at all if there was no word. */
  void close(String mark) {
    if (mark.isEmpty()) {
      return;
    }
    if (marks.endsWith(mark)) {
      marks = marks.substring(0, marks.length() - mark.length());
    } else if (line.length() > 0) {
      line.append(mark);
    }
  }

  /** What stands in front of the next line. */
  void prefix(String text) {
    prefix = text;
  }

  void separator() {
    if (line.length() > 0 && !line.toString().endsWith(" | ")) {
      line.append(" | ");
      wantsSpace = false;
    }
  }

  void line(String text) {
    endLine();
    line.append(text);
    endLine();
  }

  void lineBreak() {
    if (line.length() > 0) {
      endLine();
    } else if (out.length() > 0) {
      wantsEmptyLine = true;
    }
  }

  void endLine() {
    String text = line.toString().replaceAll("( \\| )+$", "").stripTrailing();
    line.setLength(0);
    wantsSpace = false;
    if (text.isEmpty()) {
      return;
    }
    String quotes = ">".repeat(quoteDepth) + (quoteDepth > 0 ? " " : "");
    if (wantsEmptyLine && out.length() > 0) {
      out.append(">".repeat(Math.min(quoteDepth, lastDepth))).append('\n');
    }
    wantsEmptyLine = false;
    lastDepth = quoteDepth;
    out.append(quotes).append(prefix).append(text).append('\n');
    prefix = "";
  }

  /** An empty line, unless the paragraph stands close to its surroundings. */
  void paragraph(boolean isClose) {
    endLine();
    wantsEmptyLine |= !isClose;
  }

  void quoteDepth(int change, int limit) {
    endLine();
    level += change;
    quoteDepth = Math.min(limit, level);
  }

  String text() {
    endLine();
    return out.toString().strip();
  }
}
