package im.gangway.sms.text;

import java.util.Optional;

/**
 * Which part of which message a short message is.
 *
 * @param width of the reference
 * @param reference what all parts have in common
 * @param total how many parts there are, 1 to 255
 * @param number which one this is, from 1
 */
public record Concatenation(ReferenceWidth width, int reference, int total, int number) {
  private static final int MOST_PARTS = 255;

  public Concatenation {
    if (reference != width.trim(reference)) {
      throw new IllegalArgumentException("The reference does not fit");
    }
    if (!isPossible(total, number)) {
      throw new IllegalArgumentException("There is no part " + number + " of " + total);
    }
  }

  /**
   * As a peer announces it; empty for a part that cannot be, which the receiver is to treat as a
   * message by itself (3GPP 23.040 §9.2.3.24.1).
   */
  public static Optional<Concatenation> announced(
      ReferenceWidth width, int reference, int total, int number) {
    return isPossible(total, number)
        ? Optional.of(new Concatenation(width, width.trim(reference), total, number))
        : Optional.empty();
  }

  /** From {@code sar_msg_ref_num, sar_total_segments, sar_segment_seqnum} (SMPP 3.4 §5.3.2.22). */
  public static Optional<Concatenation> ofSar(int reference, int total, int number) {
    return announced(ReferenceWidth.SIXTEEN_BIT, reference, total, number);
  }

  private static boolean isPossible(int total, int number) {
    return total >= 1 && total <= MOST_PARTS && number >= 1 && number <= total;
  }
}
