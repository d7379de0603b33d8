package im.gangway.sms.text;

import java.nio.charset.StandardCharsets;

/** The alphabet that a whole outgoing text is written in; its units are septets or UTF-16 units. */
public sealed interface Alphabet {
  /** The octets of user data in one short message, header included (3GPP 23.040 §9.2.3.24). */
  int USER_DATA_OCTETS = 140;

  /** How many units a character takes; 0 when the alphabet does not have it. */
  int units(int codePoint);

  /** How many units fit behind a header of so many octets, its length octet included. */
  int capacity(int headerOctets);

  /**
   * The units of a text: a septet in an octet each, or UTF-16 in network order.
   *
   * @throws IllegalArgumentException when the alphabet lacks one of its characters
   */
  Octets encode(String text);

  /** What a header says of the table behind the escape. */
  NationalLanguage singleShift();

  /** How many units a text takes, all of whose characters it has. */
  default int length(String text) {
    return text.codePoints().map(this::units).sum();
  }

  /** Whether it has every character of a text. */
  default boolean fits(String text) {
    return text.codePoints().allMatch(codePoint -> units(codePoint) > 0);
  }

  /**
   * GSM 7 bit.
   *
   * @param singleShift the language of the table behind the escape
   */
  record Gsm(NationalLanguage singleShift) implements Alphabet {
    @Override
    public int units(int codePoint) {
      return alphabet().septets(codePoint);
    }

    @Override
    public int capacity(int headerOctets) {
      return (USER_DATA_OCTETS - headerOctets) * 8 / 7;
    }

    @Override
    public Octets encode(String text) {
      return alphabet().encode(text);
    }

    private GsmAlphabet alphabet() {
      return new GsmAlphabet(NationalLanguage.DEFAULT, singleShift);
    }
  }

  /** UCS-2, in truth UTF-16: phones have long sent and shown surrogate pairs. */
  record Ucs2() implements Alphabet {
    @Override
    public int units(int codePoint) {
      return Character.charCount(codePoint);
    }

    @Override
    public int capacity(int headerOctets) {
      return (USER_DATA_OCTETS - headerOctets) / 2;
    }

    @Override
    public Octets encode(String text) {
      return Octets.of(text.getBytes(StandardCharsets.UTF_16BE));
    }

    @Override
    public NationalLanguage singleShift() {
      return NationalLanguage.DEFAULT;
    }
  }
}
