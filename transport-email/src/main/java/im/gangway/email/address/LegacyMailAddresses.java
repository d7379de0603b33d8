package im.gangway.email.address;

import im.gangway.transport.InvalidAddressException;
import im.gangway.transport.LegacyAddress;
import java.text.Normalizer;
import java.util.Locale;

/**
 * Mail addresses as the legacy addresses that become JIDs, and back.
 *
 * <p>A JID's local part is case-folded and compatibility-normalised on its way (RFC 6122 Nodeprep),
 * so a legacy address is folded from the start: equal JIDs are equal legacy addresses. What a mail
 * server may distinguish comes back from {@link Spellings}. The escapes of XEP-0106 are undone
 * before and made afterwards by the gateway. Thread-safe if the spellings are.
 */
public final class LegacyMailAddresses {
  private final Spellings spellings;

  public LegacyMailAddresses(Spellings spellings) {
    this.spellings = spellings;
  }

  /** The legacy address of a correspondent, whose spelling is kept for the way back. */
  public LegacyAddress legacy(MailAddress address) {
    LegacyAddress folded = folded(address);
    if (!folded.value().equals(address.toString())) {
      spellings.remember(folded, address);
    }
    return folded;
  }

  /** The mail address behind a legacy address that {@link #legacy} or {@link #parse} gave. */
  public MailAddress mail(LegacyAddress legacy) throws InvalidAddressException {
    MailAddress plain = read(legacy.value());
    return spellings
        .written(legacy)
        .filter(written -> folded(written).equals(folded(plain)))
        .orElse(plain);
  }

  /**
   * The legacy address for what stands before the at sign of a JID or what a person typed: {@code
   * user@example.com}, or the older {@code user%example.com}.
   *
   * @throws InvalidAddressException saying in words what is wrong
   */
  public LegacyAddress parse(String text) throws InvalidAddressException {
    return folded(read(text));
  }

  /** As {@link #parse} for what a person typed, whose upper case is then kept. */
  public LegacyAddress parseTyped(String text) throws InvalidAddressException {
    return legacy(read(text));
  }

  private static MailAddress read(String text) throws InvalidAddressException {
    int percent = text.lastIndexOf('%');
    if (percent > 0 && text.indexOf('@') < 0) {
      return MailAddress.parse(text.substring(0, percent) + '@' + text.substring(percent + 1));
    }
    return MailAddress.parse(text);
  }

  private static LegacyAddress folded(MailAddress address) {
    String domain = address.domain();
    // A domain that folding would turn into another one is written in ASCII.
    String kept = fold(domain).equals(domain) ? domain : DomainName.ascii(domain);
    return new LegacyAddress(LocalPart.quoted(fold(address.local())) + '@' + kept);
  }

  private static String fold(String text) {
    String lower = text.toLowerCase(Locale.ROOT).replace("ß", "ss").replace('ς', 'σ');
    return Normalizer.normalize(lower, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
  }
}
