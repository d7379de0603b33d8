package im.gangway.irc.line;

import java.util.Locale;

/**
 * How a server compares nicks and channel names (ISUPPORT's CASEMAPPING). Only these letters fold,
 * whatever the locale.
 */
public enum CaseMapping {
  ASCII('Z'),
  /** The default: also {@code []\~} and {@code {}|^}. */
  RFC1459('^'),
  /** Also {@code []\} and {@code {}|}. */
  RFC1459_STRICT(']');

  private final char last;

  CaseMapping(char last) {
    this.last = last;
  }

  /** The mapping with this name; ASCII for names that are not known here, which folds least. */
  public static CaseMapping named(String name) {
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "rfc1459" -> RFC1459;
      case "rfc1459-strict", "strict-rfc1459" -> RFC1459_STRICT;
      default -> ASCII;
    };
  }

  /** One form for all spellings of a name, to be used as a key. */
  public String fold(String name) {
    for (int i = 0; i < name.length(); i++) {
      if (folds(name.charAt(i))) {
        return folded(name, i);
      }
    }
    return name;
  }

  public boolean same(String one, String other) {
    return fold(one).equals(fold(other));
  }

  private String folded(String name, int from) {
    char[] chars = name.toCharArray();
    for (int i = from; i < chars.length; i++) {
      if (folds(chars[i])) {
        chars[i] = (char) (chars[i] + 32);
      }
    }
    return new String(chars);
  }

  /**
   * {@code A} to {@code Z} are followed by {@code [ \ ] ^}, and all of them by their lower forms 32
   * later: RFC 1459 folds {@code ^} to {@code ~}.
   */
  private boolean folds(char c) {
    return c >= 'A' && c <= last;
  }
}
