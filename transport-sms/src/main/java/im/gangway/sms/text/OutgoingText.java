package im.gangway.sms.text;

import java.text.Normalizer;
import java.text.Normalizer.Form;

/** Makes a text fit to be sent: composed (NFC), and without halves of surrogate pairs. */
public final class OutgoingText {
  private static final int REPLACEMENT = 0xFFFD;

  private OutgoingText() {}

  /**
   * The text to choose an alphabet for. Composition turns U+2126 into the Ω that the GSM alphabet
   * has, and letters with combining marks into single ones; half pairs become U+FFFD.
   */
  public static String normalized(String text) {
    StringBuilder whole = new StringBuilder(text.length());
    text.codePoints().map(OutgoingText::whole).forEach(whole::appendCodePoint);
    return Normalizer.normalize(whole, Form.NFC);
  }

  private static int whole(int codePoint) {
    boolean half = codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
    return half ? REPLACEMENT : codePoint;
  }
}
