package im.gangway.sms.text;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * A received short message, its headers read.
 *
 * @param part its content
 * @param concatenation of which message it is a part; empty for a whole one
 * @param messageClass its class, if it says one
 */
public record ShortMessage(
    Part part, Optional<Concatenation> concatenation, Optional<MessageClass> messageClass) {

  /**
   * Reads what {@code deliver_sm} carries.
   *
   * @param carrier what data coding 0 means there
   */
  public static ShortMessage read(Delivered delivered, DefaultAlphabet carrier) {
    Octets data = delivered.userData();
    UserDataHeader header =
        delivered.hasHeader()
            ? UserDataHeader.parse(data).orElse(UserDataHeader.NONE)
            : UserDataHeader.NONE;
    DataCoding coding = DataCoding.parse(delivered.dataCoding());
    return new ShortMessage(
        part(coding.scheme(), header, data.from(header.size()), carrier),
        header.concatenation().or(delivered::sar),
        coding.messageClass());
  }

  private static Part part(
      DataCoding.Scheme scheme, UserDataHeader header, Octets body, DefaultAlphabet carrier) {
    return switch (scheme) {
      case DEFAULT -> standard(header, body, carrier);
      case ASCII, LATIN1 -> new Part(TextCoding.LATIN1, body);
      case CYRILLIC -> new Part(charset("ISO-8859-5"), body);
      case HEBREW -> new Part(charset("ISO-8859-8"), body);
      case UCS2 -> new Part(TextCoding.UCS2, body);
      case BINARY -> new Part(new TextCoding.Binary(), body);
    };
  }

  private static Part standard(UserDataHeader header, Octets body, DefaultAlphabet carrier) {
    TextCoding gsm =
        new TextCoding.Gsm(new GsmAlphabet(header.lockingShift(), header.singleShift()));
    return switch (carrier) {
      case GSM -> new Part(gsm, body);
      case GSM_PACKED -> new Part(gsm, Septets.unpackPadded(body, Septets.fillBits(header.size())));
      case LATIN1 -> new Part(TextCoding.LATIN1, body);
    };
  }

  /** Character sets that the smallest Java may lack. */
  private static TextCoding charset(String name) {
    return new TextCoding.Characters(
        Charset.isSupported(name) ? Charset.forName(name) : StandardCharsets.ISO_8859_1);
  }

  /**
   * The fields of a {@code deliver_sm} that say what its text is.
   *
   * @param hasHeader whether {@code esm_class} has 0x40
   * @param dataCoding 0 to 255
   * @param shortMessage may be empty
   * @param messagePayload the TLV of that name, which stands in for an empty short message
   * @param sar from the three TLVs of that name
   */
  public record Delivered(
      boolean hasHeader,
      int dataCoding,
      Octets shortMessage,
      Optional<Octets> messagePayload,
      Optional<Concatenation> sar) {

    /** Without TLVs. */
    public static Delivered of(boolean hasHeader, int dataCoding, Octets shortMessage) {
      return new Delivered(hasHeader, dataCoding, shortMessage, Optional.empty(), Optional.empty());
    }

    Octets userData() {
      return shortMessage.size() == 0 ? messagePayload.orElse(Octets.NONE) : shortMessage;
    }
  }
}
