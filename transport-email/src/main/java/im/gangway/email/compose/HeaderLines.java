package im.gangway.email.compose;

import im.gangway.email.mail.LenientMime;
import im.gangway.email.mail.Mailbox;
import jakarta.mail.internet.MimeUtility;
import java.io.UnsupportedEncodingException;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Header lines that stay lines whatever is put into them. */
final class HeaderLines {
  static {
    LenientMime.enable();
  }

  private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}\\p{Cs}\\u2028\\u2029]+");
  private static final Pattern ID = Pattern.compile("[^\\s<>\\p{Cntrl}]{1,500}");
  private static final Pattern ATOMS = Pattern.compile("[A-Za-z0-9 !#$%&'*+/^_`{|}~-]+");
  private static final int MAX_TEXT = 1000;

  private final StringBuilder out = new StringBuilder();

  /** A line whose value has no words of anyone else's. */
  HeaderLines add(String name, String value) {
    if (CONTROL.matcher(value.replace("\r\n ", "")).find()) {
      throw new IllegalArgumentException("A header cannot have line ends");
    }
    out.append(name).append(": ").append(value).append("\r\n");
    return this;
  }

  HeaderLines text(String name, String words) {
    return add(name, MimeUtility.fold(name.length() + 2, encoded(words)));
  }

  HeaderLines mailboxes(String name, List<Mailbox> people) {
    return people.isEmpty()
        ? this
        : add(
            name, people.stream().map(HeaderLines::mailbox).collect(Collectors.joining(",\r\n ")));
  }

  HeaderLines ids(String name, List<String> ids) {
    List<String> good = ids.stream().filter(each -> ID.matcher(each).matches()).toList();
    return good.isEmpty()
        ? this
        : add(
            name, good.stream().map(each -> '<' + each + '>').collect(Collectors.joining("\r\n ")));
  }

  private static String mailbox(Mailbox person) {
    String address = person.address().wire();
    return person
        .name()
        .map(HeaderLines::phrase)
        .map(it -> it + " <" + address + '>')
        .orElse(address);
  }

  private static String phrase(String name) {
    String words = words(name);
    if (ATOMS.matcher(words).matches()) {
      return words;
    }
    return isAscii(words)
        ? '"' + words.replace("\\", "\\\\").replace("\"", "\\\"") + '"'
        : encode(words, true);
  }

  private static String encoded(String text) {
    String words = words(text);
    // What only looks like an encoded word must not be read as one.
    return isAscii(words) && !words.contains("=?") ? words : encode(words, false);
  }

  private static String encode(String words, boolean isPhrase) {
    try {
      String safe = words.contains("=?") && isAscii(words) ? words.replace("=?", "= ?") : words;
      return isPhrase
          ? MimeUtility.encodeWord(safe, "UTF-8", null)
          : MimeUtility.encodeText(safe, "UTF-8", null);
    } catch (UnsupportedEncodingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  static String words(String text) {
    String line = CONTROL.matcher(text).replaceAll(" ").strip();
    return line.length() <= MAX_TEXT
        ? line
        : line.substring(0, line.offsetByCodePoints(0, MAX_TEXT / 2));
  }

  private static boolean isAscii(String text) {
    return text.chars().allMatch(each -> each < 128);
  }

  @Override
  public String toString() {
    return out.toString();
  }
}
