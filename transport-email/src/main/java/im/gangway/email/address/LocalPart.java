package im.gangway.email.address;

import java.util.regex.Pattern;

/** The part of a mail address before the at sign, with and without its quotes. */
final class LocalPart {
  private static final Pattern DOT_ATOM =
      Pattern.compile(
          "[^\\p{Cntrl}\\s\"(),.:;<>@\\[\\\\\\]]+(?:\\.[^\\p{Cntrl}\\s\"(),.:;<>@\\[\\\\\\]]+)*");

  private LocalPart() {}

  static boolean isDotAtom(String local) {
    return DOT_ATOM.matcher(local).matches();
  }

  static String quoted(String local) {
    if (isDotAtom(local)) {
      return local;
    }
    return '"' + local.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  /** Takes quotes and backslashes away. */
  static String unquoted(String quoted) {
    StringBuilder out = new StringBuilder();
    for (int i = 1; i < quoted.length() - 1; i++) {
      char each = quoted.charAt(i);
      if (each == '\\' && i + 1 < quoted.length() - 1) {
        i++;
        each = quoted.charAt(i);
      }
      out.append(each);
    }
    return out.toString();
  }

  /** The end of a quoted string that starts at 0, behind its last quote; or -1. */
  static int quotedEnd(String text) {
    for (int i = 1; i < text.length(); i++) {
      char each = text.charAt(i);
      if (each == '\\') {
        i++;
      } else if (each == '"') {
        return i + 1;
      }
    }
    return -1;
  }
}
