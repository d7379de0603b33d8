package im.gangway.email.mail;

/** Text that may stand in XML 1.0, with line feeds as the only line ends. */
final class CleanText {
  private CleanText() {}

  /** Leaves out what XML cannot carry. */
  static String clean(String text) {
    StringBuilder out = new StringBuilder(text.length());
    String lines = text.indexOf('\r') < 0 ? text : text.replace("\r\n", "\n").replace('\r', '\n');
    lines.codePoints().filter(CleanText::isLegal).forEach(out::appendCodePoint);
    return out.toString();
  }

  /** As {@link #clean} in one line, and without what changes the direction of text around it. */
  static String line(String text) {
    String oneLine = clean(text.replaceAll("\\s+", " ")).strip();
    return oneLine.replaceAll("[\\u202a-\\u202e\\u2066-\\u2069\\u2028\\u2029\\ufeff]", "");
  }

  /** At most so many UTF-16 units, without halves of a pair. */
  static String cut(String text, int limit) {
    if (text.length() <= limit) {
      return text;
    }
    return text.substring(0, Character.isHighSurrogate(text.charAt(limit - 1)) ? limit - 1 : limit);
  }

  private static boolean isLegal(int each) {
    return each == '\t'
        || each == '\n'
        || (each >= 0x20 && each < 0x7F)
        || (each > 0x9F && each < 0xD800)
        || (each > 0xDFFF && each < 0xFFFE)
        || (each >= 0x10000 && each <= 0x10FFFF && (each & 0xFFFE) != 0xFFFE);
  }
}
