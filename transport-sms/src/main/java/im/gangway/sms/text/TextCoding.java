package im.gangway.sms.text;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * How the units of a received part are read. Parts of one coding are read together: peers cut
 * between the halves of a surrogate pair, and between an escape and its septet.
 */
public sealed interface TextCoding {
  /** The text of units, which for the GSM alphabet are a septet in an octet. */
  String decode(Octets units);

  /** GSM 7 bit. */
  record Gsm(GsmAlphabet alphabet) implements TextCoding {
    @Override
    public String decode(Octets units) {
      return alphabet.decode(units);
    }
  }

  /** UCS-2, in truth UTF-16 in network order; half pairs are kept, which the JDK's decoder eats. */
  record Ucs2() implements TextCoding {
    @Override
    public String decode(Octets units) {
      StringBuilder text = new StringBuilder(units.size() / 2 + 1);
      for (int at = 0; at + 1 < units.size(); at += 2) {
        text.append((char) (units.at(at) << 8 | units.at(at + 1)));
      }
      return units.size() % 2 == 0 ? text.toString() : text.append('\uFFFD').toString();
    }
  }

  /** A character set of the JDK. */
  record Characters(Charset charset) implements TextCoding {
    @Override
    public String decode(Octets units) {
      return new String(units.toByteArray(), charset);
    }
  }

  /** No text: hexadecimal digits stand for it. */
  record Binary() implements TextCoding {
    @Override
    public String decode(Octets units) {
      return units.hex();
    }
  }

  /** UCS-2 with surrogate pairs. */
  TextCoding UCS2 = new Ucs2();

  /** Latin-1. */
  TextCoding LATIN1 = new Characters(StandardCharsets.ISO_8859_1);

  /** The GSM alphabet without national tables. */
  TextCoding GSM = new Gsm(GsmAlphabet.DEFAULT);
}
