package im.gangway.sms.cost;

import java.time.LocalDate;
import java.util.Set;

/** Keeps what was spent; what a method says is durable when it returns. */
public interface SpendingStore {
  /** What was spent on an account in the period that began on this day. */
  Charge spent(Account account);

  /** Adds to all of them or, when it fails, to none. */
  void add(Set<Account> accounts, Charge charge);

  /**
   * Something spending is counted under.
   *
   * @param name which one, for machines
   * @param start the first day of the period
   */
  record Account(String name, LocalDate start) {}
}
