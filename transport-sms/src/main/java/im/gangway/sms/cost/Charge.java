package im.gangway.sms.cost;

import java.math.BigDecimal;

/**
 * What was spent, or is about to be.
 *
 * @param messages texts, however long
 * @param segments short messages that carriers count
 * @param money in the currency of the price table; zero where it has no price
 */
public record Charge(long messages, long segments, BigDecimal money) {
  /** Nothing. */
  public static final Charge NOTHING = new Charge(0, 0, BigDecimal.ZERO);

  /** One message. */
  public static Charge of(int segments, BigDecimal pricePerSegment) {
    return new Charge(1, segments, pricePerSegment.multiply(BigDecimal.valueOf(segments)));
  }

  /** Both together. */
  public Charge plus(Charge other) {
    return new Charge(messages + other.messages, segments + other.segments, money.add(other.money));
  }

  /** Given back. */
  public Charge negated() {
    return new Charge(-messages, -segments, money.negate());
  }
}
