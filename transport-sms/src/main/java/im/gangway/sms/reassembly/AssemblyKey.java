package im.gangway.sms.reassembly;

import im.gangway.sms.text.Concatenation;
import im.gangway.sms.text.ReferenceWidth;

/**
 * What the parts of one long message have in common.
 *
 * @param provider the route they came by
 * @param from the sender, as the carrier writes it
 * @param to the recipient, as the carrier writes it
 * @param width of the reference
 * @param reference of the message, which the sender uses again after a while
 * @param total how many parts there are
 */
public record AssemblyKey(
    String provider, String from, String to, ReferenceWidth width, int reference, int total) {

  /** The key of a part. */
  public static AssemblyKey of(String provider, String from, String to, Concatenation part) {
    return new AssemblyKey(provider, from, to, part.width(), part.reference(), part.total());
  }
}
