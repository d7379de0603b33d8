package im.gangway.sms.cost;

import im.gangway.sms.cost.SpendingStore.Account;
import im.gangway.sms.number.SmsAddress;
import im.gangway.transport.FailureReason;
import im.gangway.transport.LegacyException;
import im.gangway.transport.Text;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Holds spending against all budgets at once. Thread-safe if its store is; two charges at the same
 * time may together pass a limit unless callers take turns.
 */
public final class Budgets {
  private final List<Budget> budgets;
  private final String currency;
  private final SpendingStore store;
  private final Clock clock;
  private final ZoneId zone;

  /**
   * Budgets that are in force together.
   *
   * @param currency of budgets that count money
   * @param zone whose midnight ends days and months
   */
  public Budgets(
      List<Budget> budgets, String currency, SpendingStore store, Clock clock, ZoneId zone) {
    this.budgets = List.copyOf(budgets);
    this.currency = currency;
    this.store = store;
    this.clock = clock;
    this.zone = zone;
  }

  /**
   * Charges a message before it is sent, or nothing at all.
   *
   * @return to be given back if the message is refused
   * @throws LegacyException when a budget does not allow it, with its limit and when it begins anew
   */
  public Reservation reserve(String user, SmsAddress to, Charge charge) throws LegacyException {
    Instant now = clock.instant();
    List<Budget> concerned = concerned(to);
    for (Budget budget : concerned) {
      BigDecimal spent = budget.measure().of(store.spent(account(budget, user, now)));
      if (spent.add(budget.measure().of(charge)).compareTo(budget.limit()) > 0) {
        throw refusal(budget, spent, now);
      }
    }
    Set<Account> accounts =
        concerned.stream()
            .map(budget -> account(budget, user, now))
            .collect(Collectors.toUnmodifiableSet());
    store.add(accounts, charge);
    return new Reservation(accounts, charge);
  }

  /**
   * Gives back what a message would have cost that was not sent, in the period it was taken from.
   */
  public void release(Reservation reservation) {
    store.add(reservation.accounts(), reservation.charge().negated());
  }

  /** What of each budget a user has spent. */
  public List<Status> status(String user) {
    Instant now = clock.instant();
    return budgets.stream()
        .map(
            budget ->
                new Status(budget, budget.measure().of(store.spent(account(budget, user, now)))))
        .toList();
  }

  private List<Budget> concerned(SmsAddress to) {
    return budgets.stream().filter(budget -> to.value().startsWith(budget.prefix())).toList();
  }

  private Account account(Budget budget, String user, Instant now) {
    return new Account(budget.account(user), budget.period().start(now, zone));
  }

  private LegacyException refusal(Budget budget, BigDecimal spent, Instant now) {
    String key = budget.perUser() ? "over-user" : "over-all";
    return new LegacyException(
        FailureReason.RATE_LIMITED,
        Text.of(
            Budgets.class,
            key,
            amount(budget, spent),
            amount(budget, budget.limit()),
            where(budget),
            budget.period().next(now, zone),
            zone.getId()));
  }

  /** That a budget is nearly used up, and when it begins anew. */
  public Text warning(Status status) {
    String key = status.budget().perUser() ? "nearly-over-user" : "nearly-over-all";
    return Text.of(Budgets.class, key, describe(status));
  }

  /** How a budget stands, and when it begins anew. */
  public Text describe(Status status) {
    Budget budget = status.budget();
    return Text.of(
        Budgets.class,
        "status",
        amount(budget, status.spent()),
        amount(budget, budget.limit()),
        where(budget),
        budget.period().next(clock.instant(), zone),
        zone.getId());
  }

  private static Text where(Budget budget) {
    return budget.prefix().isEmpty()
        ? Text.NONE
        : Text.of(Budgets.class, "to-prefix", budget.prefix());
  }

  private Text amount(Budget budget, BigDecimal amount) {
    String key =
        switch (budget.measure()) {
          case MESSAGES -> "amount-messages";
          case SEGMENTS -> "amount-segments";
          case MONEY -> "amount-money";
        };
    return Text.of(Budgets.class, key, amount.toPlainString(), currency);
  }

  /**
   * What was charged.
   *
   * @param accounts to which
   * @param charge how much
   */
  public record Reservation(Set<Account> accounts, Charge charge) {
    public Reservation {
      accounts = Set.copyOf(accounts);
    }
  }

  /**
   * How a budget stands.
   *
   * @param spent of its measure
   */
  public record Status(Budget budget, BigDecimal spent) {}
}
