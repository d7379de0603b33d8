package im.gangway.sms.text;

import java.util.Optional;

/**
 * What a data coding octet says (SMPP 3.4 §5.2.19, which takes the groups of 3GPP 23.038 §4 in).
 *
 * @param scheme what the user data is written in
 * @param messageClass its class, if it says one
 */
public record DataCoding(Scheme scheme, Optional<MessageClass> messageClass) {

  /** What user data is written in. */
  public enum Scheme {
    /** Whatever the SMSC means by 0. */
    DEFAULT,
    /** ASCII, IA5 (1). */
    ASCII,
    /** ISO 8859-1 (3). */
    LATIN1,
    /** ISO 8859-5 (6). */
    CYRILLIC,
    /** ISO 8859-8 (7). */
    HEBREW,
    /** UCS-2 (8). */
    UCS2,
    /** No text (2, 4), or what nobody here can read. */
    BINARY
  }

  /** Reads the octet. */
  public static DataCoding parse(int octet) {
    return switch (octet & 0xF0) {
      case 0x00 -> new DataCoding(plain(octet), Optional.empty());
      case 0x10, 0x30, 0x50, 0x70 -> general(octet, Optional.of(messageClass(octet)));
      case 0x20, 0x40, 0x60 -> general(octet, Optional.empty());
      case 0xC0, 0xD0 -> new DataCoding(Scheme.DEFAULT, Optional.empty());
      case 0xE0 -> new DataCoding(Scheme.UCS2, Optional.empty());
      case 0xF0 ->
          new DataCoding(
              (octet & 0x04) == 0 ? Scheme.DEFAULT : Scheme.BINARY,
              Optional.of(messageClass(octet)));
      default -> new DataCoding(Scheme.BINARY, Optional.empty());
    };
  }

  private static Scheme plain(int octet) {
    return switch (octet) {
      case 0x00 -> Scheme.DEFAULT;
      case 0x01 -> Scheme.ASCII;
      case 0x03 -> Scheme.LATIN1;
      case 0x06 -> Scheme.CYRILLIC;
      case 0x07 -> Scheme.HEBREW;
      case 0x08 -> Scheme.UCS2;
      default -> Scheme.BINARY;
    };
  }

  /** 0xxx: bits 2 and 3 say the alphabet; compressed texts (bit 5) nobody reads. */
  private static DataCoding general(int octet, Optional<MessageClass> messageClass) {
    boolean compressed = (octet & 0x20) != 0;
    Scheme scheme =
        switch (octet >> 2 & 0x03) {
          case 0 -> Scheme.DEFAULT;
          case 2 -> Scheme.UCS2;
          default -> Scheme.BINARY;
        };
    return new DataCoding(compressed ? Scheme.BINARY : scheme, messageClass);
  }

  private static MessageClass messageClass(int octet) {
    return switch (octet & 0x03) {
      case 0 -> MessageClass.FLASH;
      case 1 -> MessageClass.PHONE;
      case 2 -> MessageClass.SIM;
      default -> MessageClass.TERMINAL_EQUIPMENT;
    };
  }

  /** Whether it is a flash message. */
  public boolean isFlash() {
    return messageClass.filter(MessageClass.FLASH::equals).isPresent();
  }
}
