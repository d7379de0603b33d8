package im.gangway.email.address;

import im.gangway.transport.InvalidAddressException;
import im.gangway.transport.Text;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;

/** Reads one address and says in words what is wrong with it. */
final class AddressReader {
  private final String text;

  AddressReader(String text) {
    this.text = Normalizer.normalize(text, Normalizer.Form.NFC);
  }

  MailAddress read() throws InvalidAddressException {
    requireCharacters();
    int at = text.startsWith("\"") ? LocalPart.quotedEnd(text) : text.lastIndexOf('@');
    if (text.startsWith("\"") && at < 0) {
      throw wrong("quote-open", text);
    }
    if (at < 0 || at >= text.length() || text.charAt(at) != '@') {
      throw wrong("no-at", text);
    }
    String local = local(text.substring(0, at));
    String typed = text.substring(at + 1);
    String domain = DomainName.normalize(typed).orElseThrow(() -> wrong("bad-domain", typed));
    MailAddress address = new MailAddress(local, domain);
    requireLength(address);
    return address;
  }

  private void requireCharacters() throws InvalidAddressException {
    if (text.codePoints().anyMatch(AddressReader::isForbidden)) {
      throw wrong("bad-character");
    }
  }

  /**
   * Controls, halves of surrogate pairs, and what would turn the direction of the text around it.
   */
  private static boolean isForbidden(int each) {
    int type = Character.getType(each);
    return type == Character.CONTROL
        || type == Character.SURROGATE
        || type == Character.UNASSIGNED
        || type == Character.LINE_SEPARATOR
        || type == Character.PARAGRAPH_SEPARATOR
        || (each >= 0x202A && each <= 0x202E)
        || (each >= 0x2066 && each <= 0x2069);
  }

  private String local(String written) throws InvalidAddressException {
    String local = written.startsWith("\"") ? LocalPart.unquoted(written) : written;
    if (local.isEmpty()) {
      throw wrong("no-local", text);
    }
    if (!written.startsWith("\"") && !LocalPart.isDotAtom(local)) {
      throw wrong("needs-quotes", local);
    }
    return local;
  }

  private static void requireLength(MailAddress address) throws InvalidAddressException {
    if (bytes(address.local()) > MailAddress.MAX_LOCAL) {
      throw wrong("local-too-long", MailAddress.MAX_LOCAL);
    }
    if (bytes(address.wire()) > MailAddress.MAX_LENGTH) {
      throw wrong("too-long", MailAddress.MAX_LENGTH);
    }
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  private static InvalidAddressException wrong(String key, Object... arguments) {
    return new InvalidAddressException(Text.of(AddressReader.class, key, arguments));
  }
}
