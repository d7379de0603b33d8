package im.gangway.sms.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import im.gangway.sms.number.SmsAddress;
import im.gangway.transport.FailureReason;
import im.gangway.transport.LegacyException;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BudgetsTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final SmsAddress GERMAN = new SmsAddress.E164("+491701234567");
  private static final SmsAddress FRENCH = new SmsAddress.E164("+33612345678");
  private static final Charge TWO_SEGMENTS = Charge.of(2, new BigDecimal("0.07"));

  private final Kept store = new Kept();

  private static final class Kept implements SpendingStore {
    private final Map<Account, Charge> all = new HashMap<>();

    @Override
    public Charge spent(Account account) {
      return all.getOrDefault(account, Charge.NOTHING);
    }

    @Override
    public void add(Set<Account> accounts, Charge charge) {
      accounts.forEach(account -> all.merge(account, charge, Charge::plus));
    }
  }

  private Budgets at(String instant, Budget... budgets) {
    Clock clock = Clock.fixed(Instant.parse(instant), BERLIN);
    return new Budgets(List.of(budgets), "EUR", store, clock, BERLIN);
  }

  @Test
  void refusesWhatGoesBeyondTheLimitAndSaysWhenItBeginsAnew() throws Exception {
    Budgets budgets = at("2026-03-10T12:00:00Z", Budget.ofUser(Measure.SEGMENTS, Period.MONTH, 3));
    budgets.reserve("alice", GERMAN, TWO_SEGMENTS);
    assertThatThrownBy(() -> budgets.reserve("alice", GERMAN, TWO_SEGMENTS))
        .isInstanceOfSatisfying(
            LegacyException.class,
            refusal -> {
              assertThat(refusal.reason()).isEqualTo(FailureReason.RATE_LIMITED);
              assertThat(refusal.text().in(Locale.GERMAN)).contains("3 Segmenten");
            })
        .hasMessageContaining("2 segments of 3 segments")
        .hasMessageContaining("2026-04-01 (Europe/Berlin)");
    assertThat(budgets.status("alice").get(0).spent()).isEqualByComparingTo("2");
  }

  @Test
  void countsEveryUserByThemselves() throws Exception {
    Budgets budgets = at("2026-03-10T12:00:00Z", Budget.ofUser(Measure.MESSAGES, Period.DAY, 1));
    budgets.reserve("alice", GERMAN, TWO_SEGMENTS);
    assertThatCode(() -> budgets.reserve("bob", GERMAN, TWO_SEGMENTS)).doesNotThrowAnyException();
  }

  @Test
  void countsAllTogether() throws Exception {
    Budgets budgets = at("2026-03-10T12:00:00Z", Budget.ofAll(Measure.MESSAGES, Period.DAY, 1));
    budgets.reserve("alice", GERMAN, TWO_SEGMENTS);
    assertThatThrownBy(() -> budgets.reserve("bob", GERMAN, TWO_SEGMENTS))
        .hasMessageContaining("All users");
  }

  @Test
  void countsMoney() throws Exception {
    Budget money = new Budget(true, "", Measure.MONEY, Period.MONTH, new BigDecimal("0.28"));
    Budgets budgets = at("2026-03-10T12:00:00Z", money);
    budgets.reserve("alice", GERMAN, TWO_SEGMENTS);
    budgets.reserve("alice", GERMAN, TWO_SEGMENTS);
    assertThatThrownBy(() -> budgets.reserve("alice", GERMAN, TWO_SEGMENTS))
        .hasMessageContaining("0.28 EUR of 0.28 EUR");
  }

  @Test
  void countsAPrefixByItself() throws Exception {
    Budgets budgets =
        at("2026-03-10T12:00:00Z", Budget.ofUser(Measure.MESSAGES, Period.MONTH, 1).to("+33"));
    budgets.reserve("alice", GERMAN, TWO_SEGMENTS);
    budgets.reserve("alice", FRENCH, TWO_SEGMENTS);
    assertThatCode(() -> budgets.reserve("alice", GERMAN, TWO_SEGMENTS)).doesNotThrowAnyException();
    assertThatThrownBy(() -> budgets.reserve("alice", FRENCH, TWO_SEGMENTS))
        .hasMessageContaining("to numbers with +33");
  }

  @Test
  void chargesNothingAnywhereWhenOneBudgetRefuses() {
    Budgets budgets =
        at(
            "2026-03-10T12:00:00Z",
            Budget.ofUser(Measure.MESSAGES, Period.MONTH, 10),
            Budget.ofAll(Measure.SEGMENTS, Period.DAY, 1));
    assertThatThrownBy(() -> budgets.reserve("alice", GERMAN, TWO_SEGMENTS))
        .isInstanceOf(LegacyException.class);
    assertThat(store.all).isEmpty();
  }

  @Test
  void givesBackWhatWasNotSentToThePeriodItWasTakenFrom() throws Exception {
    Budget budget = Budget.ofUser(Measure.MESSAGES, Period.MONTH, 1);
    Budgets.Reservation reservation =
        at("2026-03-31T21:59:00Z", budget).reserve("alice", GERMAN, TWO_SEGMENTS);
    Budgets april = at("2026-03-31T22:01:00Z", budget);
    april.release(reservation);
    assertThat(april.status("alice").get(0).spent()).isZero();
    assertThat(at("2026-03-31T21:59:30Z", budget).status("alice").get(0).spent()).isZero();
  }

  @Test
  void keepsWhatWasSpentWhenTheLimitChanges() throws Exception {
    at("2026-03-10T12:00:00Z", Budget.ofUser(Measure.SEGMENTS, Period.MONTH, 10))
        .reserve("alice", GERMAN, TWO_SEGMENTS);
    Budgets lower = at("2026-03-10T13:00:00Z", Budget.ofUser(Measure.SEGMENTS, Period.MONTH, 2));
    assertThatThrownBy(() -> lower.reserve("alice", GERMAN, TWO_SEGMENTS))
        .isInstanceOf(LegacyException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "MONTH, 2026-03-31T21:59:59Z, Europe/Berlin, 2026-03-01, 2026-04-01",
    "MONTH, 2026-03-31T22:00:00Z, Europe/Berlin, 2026-04-01, 2026-05-01",
    "MONTH, 2026-12-31T23:30:00Z, Europe/Berlin, 2027-01-01, 2027-02-01",
    "MONTH, 2026-12-31T23:30:00Z, UTC, 2026-12-01, 2027-01-01",
    "MONTH, 2028-02-29T12:00:00Z, UTC, 2028-02-01, 2028-03-01",
    "MONTH, 2026-04-01T03:59:00Z, America/New_York, 2026-03-01, 2026-04-01",
    "DAY, 2026-03-29T00:30:00Z, Europe/Berlin, 2026-03-29, 2026-03-30",
    "DAY, 2026-03-28T22:59:00Z, Europe/Berlin, 2026-03-28, 2026-03-29",
    "DAY, 2026-10-25T22:59:00Z, Europe/Berlin, 2026-10-25, 2026-10-26"
  })
  void goesByTheCalendarOfTheZone(
      Period period, Instant now, ZoneId zone, String start, String next) {
    assertThat(period.start(now, zone)).hasToString(start);
    assertThat(period.next(now, zone)).hasToString(next);
  }
}
