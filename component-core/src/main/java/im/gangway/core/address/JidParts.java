package im.gangway.core.address;

import im.gangway.transport.InvalidAddressException;
import im.gangway.transport.Text;
import java.net.IDN;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The parts of a JID in the one form that is compared (RFC 7622).
 *
 * <p>Lenient where servers differ: any visible character is taken. ASCII, nearly all there is, is
 * only looked at. Each method gives its own result back unchanged. Thread-safe.
 */
final class JidParts {
  static final int MAX_BYTES = 1023;

  private static final String NOT_IN_LOCALPART = " \"&'/:<>@";
  private static final Pattern ASCII_DOMAIN =
      Pattern.compile("[a-z0-9_-]+(\\.[a-z0-9_-]+)*|\\[[0-9a-f:.]+]");
  private static final Pattern DOTS = Pattern.compile("[\\u3002\\uff0e\\uff61]");

  private JidParts() {}

  /** Lower-cased, composed. */
  static String localpart(String text) throws InvalidAddressException {
    String folded = isAscii(text) ? text.toLowerCase(Locale.ROOT) : fold(text);
    requireVisible(folded, "localpart");
    for (int i = 0; i < folded.length(); i++) {
      char c = folded.charAt(i);
      if (NOT_IN_LOCALPART.indexOf(c) >= 0 || (c > '~' && Character.isSpaceChar(c))) {
        throw new InvalidAddressException(
            Text.of(JidParts.class, "localpart-characters", NOT_IN_LOCALPART.strip()));
      }
    }
    return bounded(folded, "localpart");
  }

  /** Lower-cased, with the letters of international names instead of their {@code xn--} form. */
  static String domain(String text) throws InvalidAddressException {
    requireLength(text, "domain");
    String domain = isAscii(text) ? text.toLowerCase(Locale.ROOT) : internationalDomain(text);
    if (domain.endsWith(".")) {
      domain = domain.substring(0, domain.length() - 1);
    }
    if (domain.contains("xn--")) {
      domain =
          Stream.of(domain.split("\\.", -1)).map(JidParts::label).collect(Collectors.joining("."));
    }
    requireVisible(domain, "domain");
    if (!isPlainName(domain) && !ASCII_DOMAIN.matcher(lettersAsAscii(domain)).matches()) {
      throw new InvalidAddressException(Text.of(JidParts.class, "no-domain"));
    }
    return bounded(domain, "domain");
  }

  /** Composed, otherwise as it is. */
  static String resource(String text) throws InvalidAddressException {
    String resource = isAscii(text) ? text : composed(text);
    requireVisible(resource, "resource");
    return bounded(resource, "resource");
  }

  private static String fold(String text) {
    return compose(compose(text).toLowerCase(Locale.ROOT));
  }

  private static String composed(String text) {
    StringBuilder spaced = new StringBuilder(text.length());
    text.codePoints()
        .map(c -> Character.getType(c) == Character.SPACE_SEPARATOR ? ' ' : c)
        .forEach(spaced::appendCodePoint);
    return compose(spaced.toString());
  }

  private static String compose(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFC);
  }

  private static String internationalDomain(String text) {
    String dotted = DOTS.matcher(text).replaceAll(".");
    String narrow = Normalizer.normalize(dotted, Normalizer.Form.NFKC);
    return Normalizer.normalize(narrow.toLowerCase(Locale.ROOT), Normalizer.Form.NFKC);
  }

  private static String label(String label) {
    if (!label.startsWith("xn--")) {
      return label;
    }
    String decoded = IDN.toUnicode(label, IDN.ALLOW_UNASSIGNED);
    return internationalDomain(decoded).equals(decoded) ? decoded : label;
  }

  /** Whether this is a name such as nearly all are, for which nothing costlier need be asked. */
  private static boolean isPlainName(String domain) {
    char before = '.';
    for (int i = 0; i < domain.length(); i++) {
      char c = domain.charAt(i);
      boolean letter = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
      if (!letter && (c != '.' || before == '.')) {
        return false;
      }
      before = c;
    }
    return before != '.';
  }

  private static String lettersAsAscii(String domain) {
    StringBuilder ascii = new StringBuilder(domain.length());
    domain
        .codePoints()
        .map(c -> c > '~' && !Character.isSpaceChar(c) ? 'a' : c)
        .forEach(ascii::appendCodePoint);
    return ascii.toString();
  }

  private static void requireVisible(String text, String part) throws InvalidAddressException {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean plain = c >= ' ' && c <= '~';
      if (!plain && !isVisible(text.codePointAt(i))) {
        throw new InvalidAddressException(
            Text.of(JidParts.class, "control-characters", part(part)));
      }
      if (Character.isHighSurrogate(c)) {
        i++;
      }
    }
  }

  /** Whether the character exists in XML and is no control character; format characters pass. */
  static boolean isVisible(int c) {
    return !Character.isISOControl(c)
        && !(c <= 0xFFFF && Character.isSurrogate((char) c))
        && (c & 0xFFFE) != 0xFFFE
        && Character.getType(c) != Character.LINE_SEPARATOR
        && Character.getType(c) != Character.PARAGRAPH_SEPARATOR;
  }

  private static String bounded(String text, String part) throws InvalidAddressException {
    requireLength(text, part);
    return text;
  }

  private static void requireLength(String text, String part) throws InvalidAddressException {
    if (text.isEmpty()) {
      throw new InvalidAddressException(Text.of(JidParts.class, "part-empty", part(part)));
    }
    if (text.length() > MAX_BYTES
        || (text.length() > MAX_BYTES / 3
            && text.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES)) {
      throw new InvalidAddressException(Text.of(JidParts.class, "part-too-long", part(part)));
    }
  }

  private static Text part(String key) {
    return Text.of(JidParts.class, key);
  }

  static boolean isAscii(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) > '~') {
        return false;
      }
    }
    return true;
  }
}
