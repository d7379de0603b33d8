package im.gangway.core.text;

/** Texts of the legacy side, freed of the characters that XML does not have (XML 1.0 §2.2). */
public final class LegacyText {
  private static final char REPLACEMENT = '\uFFFD';
  private static final int LONGEST_NAME = 100;

  private LegacyText() {}

  /** The text without control characters; lone surrogates and non-characters are replaced. */
  public static String clean(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (!isHarmless(text.charAt(i))) {
        return cleaned(text);
      }
    }
    return text;
  }

  /**
   * A name that is shown as what it is: one line without characters that hide others or turn the
   * text around, of at most {@value #LONGEST_NAME} characters.
   */
  public static String name(String text) {
    return clean(text)
        .codePoints()
        .map(point -> point == '\n' || point == '\t' ? ' ' : point)
        .filter(point -> Character.getType(point) != Character.FORMAT || isJoiner(point))
        .limit(LONGEST_NAME)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString()
        .strip();
  }

  /** Joiners are part of words and emoji. */
  private static boolean isJoiner(int point) {
    return point == 0x200C || point == 0x200D;
  }

  private static boolean isHarmless(char c) {
    return (c >= ' ' && c < 0x7F)
        || c == '\n'
        || c == '\t'
        || (c >= 0xA0 && c < Character.MIN_SURROGATE);
  }

  private static String cleaned(String text) {
    StringBuilder clean = new StringBuilder(text.length());
    text.codePoints()
        .filter(point -> !Character.isISOControl(point) || point == '\n' || point == '\t')
        .map(point -> isCharacter(point) ? point : REPLACEMENT)
        .forEach(clean::appendCodePoint);
    return clean.toString();
  }

  private static boolean isCharacter(int point) {
    boolean surrogate = point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
    return !surrogate && (point & 0xFFFE) != 0xFFFE;
  }
}
