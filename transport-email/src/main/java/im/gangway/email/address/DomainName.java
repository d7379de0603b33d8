package im.gangway.email.address;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.regex.Pattern;

/** The part of a mail address after the at sign: a host name, or an IP address in brackets. */
final class DomainName {
  private static final Pattern LITERAL =
      Pattern.compile("\\[(?:[0-9]{1,3}(?:\\.[0-9]{1,3}){3}|ipv6:[0-9a-f:.]{2,45})]");
  private static final Pattern DOTS = Pattern.compile("[.\u3002\uff0e\uff61]");
  private static final int MAX_LENGTH = 253;
  private static final int MAX_LABEL = 63;
  private static final String ACE = "xn--";

  private DomainName() {}

  /** The one way in which a domain is kept: lower case, Unicode; empty if it is no domain. */
  static Optional<String> normalize(String typed) {
    String lower = typed.toLowerCase(Locale.ROOT);
    if (LITERAL.matcher(lower).matches()) {
      return Optional.of(lower);
    }
    if (lower.length() > MAX_LENGTH) {
      return Optional.empty();
    }
    String domain = Normalizer.normalize(lower, Normalizer.Form.NFC);
    StringJoiner out = new StringJoiner(".");
    for (String label : DOTS.split(domain, -1)) {
      String unicode = unicode(label);
      if (!isLabel(unicode)) {
        return Optional.empty();
      }
      out.add(unicode);
    }
    return ascii(out.toString()).length() > MAX_LENGTH
        ? Optional.empty()
        : Optional.of(out.toString());
  }

  /** As it goes into SMTP and DNS. */
  static String ascii(String domain) {
    if (isAscii(domain)) {
      return domain;
    }
    StringJoiner out = new StringJoiner(".");
    for (String label : domain.split("\\.", -1)) {
      out.add(isAscii(label) ? label : ACE + Punycode.encode(label));
    }
    return out.toString();
  }

  private static String unicode(String label) {
    if (!label.startsWith(ACE)) {
      return label;
    }
    // Only what leads back to the same name is shown as Unicode.
    return Punycode.decode(label.substring(ACE.length()))
        .filter(
            each -> !isAscii(each) && isLabel(each) && label.equals(ACE + Punycode.encode(each)))
        .filter(each -> each.equals(Normalizer.normalize(each, Normalizer.Form.NFC)))
        .orElse(label);
  }

  private static boolean isLabel(String label) {
    return !label.isEmpty()
        && label.length() <= MAX_LABEL
        && !label.startsWith("-")
        && !label.endsWith("-")
        && label.codePoints().allMatch(DomainName::isLabelCharacter)
        && ascii(label).length() <= MAX_LABEL;
  }

  /** An underscore is no host name's, but some mail domains have one. */
  private static boolean isLabelCharacter(int each) {
    return each == '-'
        || each == '_'
        || (each >= 'a' && each <= 'z')
        || (each >= '0' && each <= '9')
        || (each >= 128 && isLetterDigitOrMark(each));
  }

  private static boolean isLetterDigitOrMark(int each) {
    int type = Character.getType(each);
    return Character.isLetterOrDigit(each) && Character.toLowerCase(each) == each
        || type == Character.NON_SPACING_MARK
        || type == Character.COMBINING_SPACING_MARK
        || each == 0xB7
        || each == 0x30FB
        || each == 0x200C
        || each == 0x200D;
  }

  private static boolean isAscii(String text) {
    return text.chars().allMatch(each -> each < 128);
  }
}
