package im.gangway.email.mail;

/** Joins the lines of {@code format=flowed} text (RFC 3676) to paragraphs. */
final class Flowed {
  private final boolean deletesSpaces;
  private final StringBuilder out = new StringBuilder();
  private boolean isOpen;
  private int openDepth;

  private Flowed(boolean deletesSpaces) {
    this.deletesSpaces = deletesSpaces;
  }

  /**
   * The text with one line for each paragraph and {@code "> "} before quoted ones.
   *
   * @param deletesSpaces whether the space at a soft line end is no part of the text (DelSp)
   */
  static String join(String text, boolean deletesSpaces) {
    Flowed flowed = new Flowed(deletesSpaces);
    text.lines().forEach(flowed::take);
    return flowed.out.toString();
  }

  private void take(String line) {
    int depth = 0;
    while (depth < line.length() && line.charAt(depth) == '>') {
      depth++;
    }
    String content = line.substring(depth);
    if (content.startsWith(" ")) {
      content = content.substring(1);
    }
    boolean isSignature = content.equals("-- ");
    if (!isOpen || depth != openDepth || isSignature) {
      startLine(depth);
    }
    isOpen = content.endsWith(" ") && !isSignature;
    openDepth = depth;
    boolean cut = isOpen && deletesSpaces;
    out.append(content, 0, cut ? content.length() - 1 : content.length());
  }

  private void startLine(int depth) {
    if (out.length() > 0) {
      out.append('\n');
    }
    out.append(">".repeat(depth)).append(depth > 0 ? " " : "");
  }
}
