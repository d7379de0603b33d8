package im.gangway.core.room;

/** Texts of the legacy side, freed of the characters that XML does not have (XML 1.0 §2.2). */
final class LegacyText {
  private static final char REPLACEMENT = '\uFFFD';

  private LegacyText() {}

  /** The text without control characters; lone surrogates and non-characters are replaced. */
  static String clean(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (!isHarmless(text.charAt(i))) {
        return cleaned(text);
      }
    }
    return text;
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
