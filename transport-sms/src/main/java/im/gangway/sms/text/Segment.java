package im.gangway.sms.text;

import java.nio.charset.StandardCharsets;

/**
 * One short message of an outgoing text.
 *
 * @param alphabet of the whole text
 * @param header before the text
 * @param text the piece of it
 */
public record Segment(Alphabet alphabet, UserDataHeader header, String text) {

  /**
   * The user data as SMPP's {@code short_message} carries it, header first.
   *
   * @param carrier what data coding 0 means there; without effect on UCS-2
   */
  public Octets userData(DefaultAlphabet carrier) {
    return header.toOctets().plus(body(carrier));
  }

  private Octets body(DefaultAlphabet carrier) {
    if (alphabet instanceof Alphabet.Ucs2) {
      return alphabet.encode(text);
    }
    return switch (carrier) {
      case GSM -> alphabet.encode(text);
      case GSM_PACKED -> Septets.packPadded(alphabet.encode(text), Septets.fillBits(header.size()));
      case LATIN1 -> Octets.of(text.getBytes(StandardCharsets.ISO_8859_1));
    };
  }

  /** Whether a header is there, which SMPP says in {@code esm_class} (0x40). */
  public boolean hasHeader() {
    return header.size() > 0;
  }
}
