package im.gangway.sms;

import im.gangway.sms.cost.Budgets;
import im.gangway.sms.cost.Budgets.Reservation;
import im.gangway.sms.cost.Charge;
import im.gangway.sms.number.SmsAddress;
import im.gangway.sms.state.StateException;
import im.gangway.sms.state.StateSpending;
import im.gangway.sms.state.StateTable;
import im.gangway.transport.LegacyException;
import im.gangway.transport.Text;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Charges messages to budgets, one at a time. Blocks. Thread-safe. */
final class Spending {
  private static final Logger log = LoggerFactory.getLogger(Spending.class);
  private static final BigDecimal NEARLY = new BigDecimal("0.8");

  private final boolean limited;
  private final Budgets budgets;
  private final StateSpending store;

  Spending(MoneySettings settings, StateSpending store, Clock clock) {
    this.limited = !settings.budgets().isEmpty();
    this.store = store;
    this.budgets =
        new Budgets(
            settings.budgets(), settings.prices().currency(), store, clock, settings.zone());
  }

  /**
   * A charge.
   *
   * @param warning for the user, when a budget is nearly used up by this
   */
  record Taken(Reservation reservation, Optional<Text> warning) {}

  /**
   * Charges a message; it is durable on return.
   *
   * @throws LegacyException if a budget does not allow it
   */
  Taken take(String user, SmsAddress to, Charge charge) throws LegacyException {
    if (!limited) {
      return new Taken(new Reservation(Set.of(), charge), Optional.empty());
    }
    Taken taken;
    CompletionStage<Void> committed;
    synchronized (this) {
      List<Budgets.Status> before = budgets.status(user);
      Reservation reservation = budgets.reserve(user, to, charge);
      committed = store.committed();
      taken = new Taken(reservation, warning(before, budgets.status(user)));
    }
    StateTable.await(committed);
    return taken;
  }

  private Optional<Text> warning(List<Budgets.Status> before, List<Budgets.Status> after) {
    for (int at = 0; at < after.size(); at++) {
      if (isNearlyUsed(after.get(at)) && !isNearlyUsed(before.get(at))) {
        return Optional.of(budgets.warning(after.get(at)));
      }
    }
    return Optional.empty();
  }

  private static boolean isNearlyUsed(Budgets.Status status) {
    return status.spent().compareTo(status.budget().limit().multiply(NEARLY)) >= 0;
  }

  /** Gives back what was not spent after all. */
  synchronized void giveBack(Reservation reservation, Charge unspent) {
    if (!limited) {
      return;
    }
    try {
      budgets.release(new Reservation(reservation.accounts(), unspent));
      store
          .committed()
          .exceptionally(
              failure -> {
                log.warn("A charge could not be given back: {}", failure.getMessage());
                return null;
              });
    } catch (StateException away) {
      log.warn("A charge could not be given back: {}", away.getMessage());
    }
  }

  /** How the budgets of a user stand. */
  synchronized List<Budgets.Status> status(String user) {
    return budgets.status(user);
  }

  /** The words for a budget, as the user sees it. */
  Text describe(Budgets.Status status) {
    return budgets.describe(status);
  }
}
