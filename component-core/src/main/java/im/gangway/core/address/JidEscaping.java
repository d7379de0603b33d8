package im.gangway.core.address;

import java.util.Locale;
import java.util.Set;

/**
 * JID escaping (XEP-0106): texts with spaces and {@code "&'/:<>@} as local parts of JIDs.
 *
 * <p>{@code unescape(escape(x))} is {@code x} for every text. A text with a space at its start or
 * end has no escaped form that XEP-0106 allows: the caller refuses it.
 */
public final class JidEscaping {
  private static final String ESCAPED = " \"&'/:<>@";
  private static final Set<String> CODES =
      Set.of("20", "22", "26", "27", "2f", "3a", "3c", "3e", "40", "5c");

  private JidEscaping() {}

  /** The text with escapes in place of what a local part may not have. */
  public static String escape(String text) {
    StringBuilder escaped = new StringBuilder(text.length() + 8);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (ESCAPED.indexOf(c) >= 0 || isEscape(text, i)) {
        escaped.append('\\').append(Integer.toHexString(c));
      } else {
        escaped.append(c);
      }
    }
    return escaped.toString();
  }

  /** The text that a local part stands for; what looks like an escape and is none stays. */
  public static String unescape(String localpart) {
    if (localpart.indexOf('\\') < 0) {
      return localpart;
    }
    StringBuilder text = new StringBuilder(localpart.length());
    for (int i = 0; i < localpart.length(); i++) {
      if (isEscape(localpart, i)) {
        text.append((char) Integer.parseInt(localpart, i + 1, i + 3, 16));
        i += 2;
      } else {
        text.append(localpart.charAt(i));
      }
    }
    return text.toString();
  }

  /** In either case: a local part is lower-cased after it was escaped. */
  private static boolean isEscape(String text, int at) {
    return text.charAt(at) == '\\'
        && at + 3 <= text.length()
        && CODES.contains(text.substring(at + 1, at + 3).toLowerCase(Locale.ROOT));
  }
}
