package im.gangway.sms.text;

/**
 * A received short message, or a part of one, whose units are not yet read.
 *
 * @param coding how they are
 * @param units septets in octets, or octets
 */
public record Part(TextCoding coding, Octets units) {

  /** What it says by itself, fit for XML. */
  public String text() {
    return IncomingText.clean(coding.decode(units));
  }
}
