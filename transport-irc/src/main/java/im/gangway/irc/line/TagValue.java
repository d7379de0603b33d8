package im.gangway.irc.line;

/** The escapes of tag values (IRCv3 message-tags, "Escaping values"). */
final class TagValue {
  private TagValue() {}

  static String escape(String value) {
    StringBuilder out = new StringBuilder(value.length() + 8);
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      switch (c) {
        case ';' -> out.append("\\:");
        case ' ' -> out.append("\\s");
        case '\\' -> out.append("\\\\");
        case '\r' -> out.append("\\r");
        case '\n' -> out.append("\\n");
        default -> out.append(c);
      }
    }
    return out.toString();
  }

  /** An unknown escape is the character itself, a backslash at the end is nothing. */
  static String unescape(String value) {
    if (value.indexOf('\\') < 0) {
      return value;
    }
    StringBuilder out = new StringBuilder(value.length());
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c != '\\') {
        out.append(c);
      } else if (++i < value.length()) {
        out.append(meaning(value.charAt(i)));
      }
    }
    return out.toString();
  }

  private static char meaning(char escaped) {
    return switch (escaped) {
      case ':' -> ';';
      case 's' -> ' ';
      case 'r' -> '\r';
      case 'n' -> '\n';
      default -> escaped;
    };
  }
}
