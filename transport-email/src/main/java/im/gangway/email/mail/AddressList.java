package im.gangway.email.mail;

import im.gangway.email.address.MailAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads a header's list of addresses (RFC 5322 §3.4) with comments, quotes, routes and groups; what
 * is no address is passed over.
 */
final class AddressList {
  private static final Pattern LIKE_ADDRESS = Pattern.compile("\\S[@\uff20\ufe6b]\\s*\\S");
  private static final int MAX = 500;
  private static final int MAX_CHARACTERS = 64 << 10;
  private static final int MAX_NAME = 100;

  private final String text;
  private final List<Mailbox> found = new ArrayList<>();
  private final StringBuilder plain = new StringBuilder();
  private final StringBuilder phrase = new StringBuilder();
  private final StringBuilder comment = new StringBuilder();
  private String angle = "";
  private String carried = "";
  private int at;

  private AddressList(String text) {
    this.text = text;
  }

  static List<Mailbox> read(List<String> headers) {
    String joined = CleanText.cut(String.join(", ", headers), MAX_CHARACTERS);
    return List.copyOf(new AddressList(joined).read());
  }

  private List<Mailbox> read() {
    while (at < text.length() && found.size() < MAX) {
      char each = text.charAt(at++);
      switch (each) {
        case '"' -> quoted();
        case '(' -> comment();
        case '<' -> angle();
        case ',', ';' -> flush();
        case ':' -> colon();
        default -> {
          plain.append(each);
          phrase.append(each);
        }
      }
    }
    flush();
    return found;
  }

  private void quoted() {
    plain.append('"');
    while (at < text.length()) {
      char each = text.charAt(at++);
      plain.append(each);
      if (each == '"') {
        return;
      }
      if (each == '\\' && at < text.length()) {
        each = text.charAt(at++);
        plain.append(each);
      }
      phrase.append(each);
    }
  }

  private void comment() {
    int depth = 1;
    while (at < text.length() && depth > 0) {
      char each = text.charAt(at++);
      depth += each == '(' ? 1 : each == ')' ? -1 : 0;
      if (depth > 0) {
        comment.append(each);
      }
    }
  }

  private void angle() {
    int end = at;
    boolean inQuotes = false;
    while (end < text.length() && (inQuotes || text.charAt(end) != '>')) {
      inQuotes ^= text.charAt(end) == '"';
      end++;
    }
    String inside = text.substring(at, end);
    angle = inside.startsWith("@") ? inside.substring(inside.indexOf(':') + 1) : inside;
    at = Math.min(text.length(), end + 1);
  }

  /** The end of a group's name, unless it is part of an address. */
  private void colon() {
    if (plain.indexOf("@") >= 0) {
      plain.append(':');
      phrase.append(':');
    } else {
      clear();
      carried = "";
    }
  }

  private void flush() {
    String written = angle.isBlank() ? plain.toString() : angle;
    Optional<MailAddress> address = MailAddress.find(EncodedWords.decode(written).strip());
    String before = carried.isEmpty() ? "" : carried + ", ";
    carried = "";
    if (address.isPresent()) {
      String name = angle.isBlank() ? comment.toString() : before + phrase;
      found.add(new Mailbox(name(name.isBlank() ? comment.toString() : name), address.get()));
    } else if (plain.indexOf("@") < 0 && angle.isBlank()) {
      // "Doe, Jane <jane@example.org>" lacks its quotes.
      carried = phrase.toString().strip();
    }
    clear();
  }

  private void clear() {
    plain.setLength(0);
    phrase.setLength(0);
    comment.setLength(0);
    angle = "";
  }

  /** A name that contains an address would be read instead of the real one. */
  private static Optional<String> name(String raw) {
    String name = CleanText.line(EncodedWords.decode(raw)).replaceAll("^['\"]+|['\"]+$", "");
    return Optional.of(CleanText.cut(name, MAX_NAME).strip())
        .filter(it -> !it.isEmpty() && !LIKE_ADDRESS.matcher(it).find());
  }
}
