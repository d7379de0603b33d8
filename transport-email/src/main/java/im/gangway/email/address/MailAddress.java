package im.gangway.email.address;

import im.gangway.transport.InvalidAddressException;
import java.util.Locale;
import java.util.Optional;

/**
 * A mailbox's address (RFC 5322 addr-spec, RFC 6531).
 *
 * @param local before the at sign, without quotes, in the case in which it was written
 * @param domain after it, in lower case and Unicode; or an IP address in brackets
 */
public record MailAddress(String local, String domain) {
  /** In bytes of UTF-8 (RFC 5321 §4.5.3.1.1). */
  static final int MAX_LOCAL = 64;

  /** In bytes of UTF-8, with the domain as it goes on the wire. */
  static final int MAX_LENGTH = 254;

  public MailAddress {
    if (local.isEmpty() || !domain.equals(DomainName.normalize(domain).orElse(""))) {
      throw new IllegalArgumentException("Not the parts of a mail address");
    }
  }

  /**
   * Reads what a person typed or a header says.
   *
   * @throws InvalidAddressException saying in words what is wrong
   */
  public static MailAddress parse(String typed) throws InvalidAddressException {
    return new AddressReader(typed.strip()).read();
  }

  /** As {@link #parse}, for those who do not care what is wrong. */
  public static Optional<MailAddress> find(String text) {
    try {
      return Optional.of(parse(text));
    } catch (InvalidAddressException wrong) {
      return Optional.empty();
    }
  }

  /** With the domain as it goes on the wire; the local part as it is, quoted where it must be. */
  public String wire() {
    return LocalPart.quoted(local) + '@' + DomainName.ascii(domain);
  }

  /** Whether only servers that speak SMTPUTF8 (RFC 6531) can take mail for it. */
  public boolean needsSmtpUtf8() {
    return local.chars().anyMatch(each -> each >= 128);
  }

  /** Whether both lead to the same mailbox on nearly every server: case does not count. */
  public boolean isSameMailbox(MailAddress other) {
    return domain.equals(other.domain)
        && local.toLowerCase(Locale.ROOT).equals(other.local.toLowerCase(Locale.ROOT));
  }

  /** For people: Unicode, quoted where it must be. */
  @Override
  public String toString() {
    return LocalPart.quoted(local) + '@' + domain;
  }
}
