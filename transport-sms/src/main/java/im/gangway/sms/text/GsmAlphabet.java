package im.gangway.sms.text;

/**
 * The GSM 7 bit alphabet with its tables (3GPP 23.038 §6.2.1): texts as septets, one in an octet.
 *
 * @param locking the language of the main table
 * @param single the language of the table behind the escape
 */
public record GsmAlphabet(NationalLanguage locking, NationalLanguage single) {
  /** The default alphabet with the default extension table. */
  public static final GsmAlphabet DEFAULT =
      new GsmAlphabet(NationalLanguage.DEFAULT, NationalLanguage.DEFAULT);

  /** How many septets a character takes: 1, 2 with the escape, or 0 when there is none for it. */
  public int septets(int codePoint) {
    if (!Character.isBmpCodePoint(codePoint)) {
      return 0;
    }
    char character = (char) codePoint;
    if (locking.lockingShift().septet(character) >= 0) {
      return 1;
    }
    return single.singleShift().septet(character) >= 0 ? 2 : 0;
  }

  /**
   * The septets of a text.
   *
   * @throws IllegalArgumentException when a character has none
   */
  public Octets encode(String text) {
    byte[] out = new byte[text.length() * 2];
    int length = 0;
    for (int at = 0; at < text.length(); at++) {
      char character = text.charAt(at);
      int septet = locking.lockingShift().septet(character);
      if (septet < 0) {
        septet = single.singleShift().septet(character);
        if (septet < 0) {
          throw new IllegalArgumentException("A character that the GSM alphabet does not have");
        }
        out[length++] = GsmTable.ESCAPE;
      }
      out[length++] = (byte) septet;
    }
    return Octets.of(out).slice(0, length);
  }

  /**
   * The text of septets. An escape before a septet that its table does not have counts for nothing
   * (§6.2.1.1), one before another or at the end is a space. Octets above 7F, which are no septets,
   * are read as Latin-1: whoever sends them has not heard of this alphabet.
   */
  public String decode(Octets septets) {
    StringBuilder text = new StringBuilder(septets.size());
    for (int at = 0; at < septets.size(); at++) {
      int septet = septets.at(at);
      if (septet != GsmTable.ESCAPE) {
        text.append(main(septet));
      } else if (++at < septets.size()) {
        text.append(shifted(septets.at(at)));
      } else {
        text.append(' ');
      }
    }
    return text.toString();
  }

  private char main(int septet) {
    return septet > 0x7F ? (char) septet : locking.lockingShift().character(septet);
  }

  private char shifted(int septet) {
    if (septet == GsmTable.ESCAPE) {
      return ' ';
    }
    char character = septet > 0x7F ? 0 : single.singleShift().character(septet);
    return character == 0 ? main(septet) : character;
  }
}
