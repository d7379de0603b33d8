package im.gangway.email.imap;

/** Makes what a server says fit to be shown. */
final class Words {
  private static final int MAX = 300;

  private Words() {}

  static String of(String said) {
    StringBuilder clean = new StringBuilder();
    said.codePoints()
        .limit(MAX)
        .map(c -> Character.isISOControl(c) ? ' ' : c)
        .forEach(clean::appendCodePoint);
    return clean.toString();
  }
}
