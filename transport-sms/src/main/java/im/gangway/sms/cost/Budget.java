package im.gangway.sms.cost;

import java.math.BigDecimal;

/**
 * A limit.
 *
 * @param perUser whether every user has one of their own, or all share it
 * @param prefix of the numbers it is about; empty for all
 * @param measure what it counts
 * @param period after which it begins anew
 * @param limit the most of it
 */
public record Budget(
    boolean perUser, String prefix, Measure measure, Period period, BigDecimal limit) {
  public Budget {
    if (limit.signum() < 0) {
      throw new IllegalArgumentException("No limit is negative");
    }
  }

  /** For each user. */
  public static Budget ofUser(Measure measure, Period period, long limit) {
    return new Budget(true, "", measure, period, BigDecimal.valueOf(limit));
  }

  /** For all together. */
  public static Budget ofAll(Measure measure, Period period, long limit) {
    return new Budget(false, "", measure, period, BigDecimal.valueOf(limit));
  }

  /** The same for the numbers with a prefix. */
  public Budget to(String numbers) {
    return new Budget(perUser, numbers, measure, period, limit);
  }

  /** What a ledger counts it under, whatever its limit is. */
  String account(String user) {
    return period + "|" + prefix + "|" + (perUser ? user : "");
  }
}
