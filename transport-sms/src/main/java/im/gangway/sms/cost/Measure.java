package im.gangway.sms.cost;

import java.math.BigDecimal;

/** What a budget counts. */
public enum Measure {
  MESSAGES,
  SEGMENTS,
  MONEY;

  /** How much of it is in a charge. */
  public BigDecimal of(Charge charge) {
    return switch (this) {
      case MESSAGES -> BigDecimal.valueOf(charge.messages());
      case SEGMENTS -> BigDecimal.valueOf(charge.segments());
      case MONEY -> charge.money();
    };
  }
}
