package im.gangway.sms.text;

/** Makes a received text fit for XML 1.0: a message may hold any character, XML may not. */
public final class IncomingText {
  private static final int REPLACEMENT = 0xFFFD;

  private IncomingText() {}

  /**
   * Form feeds (septets 1B 0A, a page break) and carriage returns become line breaks, other
   * controls go, half surrogate pairs and non-characters become U+FFFD.
   */
  public static String clean(String text) {
    StringBuilder out = new StringBuilder(text.length());
    String lines = text.replace("\r\n", "\n").replace('\r', '\n').replace('\f', '\n');
    lines.codePoints().map(IncomingText::allowed).filter(c -> c >= 0).forEach(out::appendCodePoint);
    return out.toString();
  }

  private static int allowed(int codePoint) {
    if (codePoint < ' ') {
      return codePoint == '\n' || codePoint == '\t' ? codePoint : -1;
    }
    boolean half = codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
    return half || codePoint == 0xFFFE || codePoint == 0xFFFF ? REPLACEMENT : codePoint;
  }
}
