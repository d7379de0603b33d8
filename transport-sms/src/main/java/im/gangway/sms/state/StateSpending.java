package im.gangway.sms.state;

import im.gangway.sms.cost.Charge;
import im.gangway.sms.cost.SpendingStore;
import im.gangway.transport.TransportState;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * What was spent. What is added counts at once; when it is durable says {@link #committed}. To be
 * used by one thread at a time.
 */
public final class StateSpending implements SpendingStore {
  /** Longer than any period, so that the last one can still be looked at. */
  private static final int DAYS = 70;

  private final StateTable table;
  private CompletionStage<Void> committed = CompletableFuture.completedFuture(null);

  public StateSpending(TransportState state) {
    this.table = new StateTable(state, "spent");
  }

  @Override
  public Charge spent(Account account) {
    return table.get(key(account)).map(StateSpending::read).orElse(Charge.NOTHING);
  }

  @Override
  public void add(Set<Account> accounts, Charge charge) {
    if (accounts.isEmpty()) {
      return;
    }
    Map<String, String> values = new HashMap<>();
    LocalDate last = LocalDate.MIN;
    for (Account account : accounts) {
      values.put(key(account), write(spent(account).plus(charge)));
      last = account.start().isAfter(last) ? account.start() : last;
    }
    committed = table.putAll(values, last.plusDays(DAYS).atStartOfDay().toInstant(ZoneOffset.UTC));
  }

  /** Done when what was added last is committed. */
  public CompletionStage<Void> committed() {
    return committed;
  }

  private static String key(Account account) {
    return Fields.joined(account.name(), account.start().toString());
  }

  private static String write(Charge charge) {
    return Fields.joined(
        Long.toString(charge.messages()),
        Long.toString(charge.segments()),
        charge.money().toPlainString());
  }

  private static Charge read(String value) {
    List<String> fields = Fields.split(value);
    return new Charge(
        Long.parseLong(fields.get(0)),
        Long.parseLong(fields.get(1)),
        new BigDecimal(fields.get(2)));
  }
}
