package im.gangway.sms;

import im.gangway.sms.cost.Budgets;
import im.gangway.sms.cost.Charge;
import im.gangway.sms.cost.Estimate;
import im.gangway.sms.cost.Measure;
import im.gangway.sms.number.NumberNames;
import im.gangway.sms.number.SmsAddress;
import im.gangway.sms.number.SmsAddresses;
import im.gangway.sms.state.LedgerCsv;
import im.gangway.sms.state.SmsLedger.Entry;
import im.gangway.sms.text.Alphabet;
import im.gangway.transport.FailureReason;
import im.gangway.transport.LegacyException;
import im.gangway.transport.Text;
import im.gangway.transport.UserSettings;
import im.gangway.transport.command.CommandAnswer;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What commands answer. Blocks. Thread-safe. */
final class SmsCommands {
  private static final int MOST = 100_000;
  private static final int MOST_SHOWN = 500;

  private final SmsSettings settings;
  private final SmsParts parts;
  private final Clock clock;

  SmsCommands(SmsSettings settings, SmsParts parts, Clock clock) {
    this.settings = settings;
    this.parts = parts;
    this.clock = clock;
  }

  private static Text words(String key, Object... arguments) {
    return Text.of(SmsCommands.class, key, arguments);
  }

  private static List<Text> headings(String... keys) {
    return List.of(keys).stream().map(SmsCommands::words).toList();
  }

  /** What a user has sent this month, and how the budgets stand. */
  CommandAnswer usage(String user) {
    YearMonth month = YearMonth.from(clock.instant().atZone(ZoneOffset.UTC));
    Charge sent = Charge.NOTHING;
    int unknown = 0;
    for (Entry entry : parts.ledger().of(month.toString(), MOST)) {
      if (entry.user().equals(user)) {
        sent = sent.plus(charge(entry));
        unknown += entry.outcome().equals("unknown") ? 1 : 0;
      }
    }
    List<List<String>> rows = parts.spending().status(user).stream().map(this::row).toList();
    return new CommandAnswer(
        words(
            "usage",
            month,
            sent.messages(),
            sent.segments(),
            sent.money().toPlainString(),
            settings.money().prices().currency(),
            unknown),
        rows.isEmpty() ? List.of() : headings("used", "limit", "unit", "to", "anew"),
        rows);
  }

  private static Charge charge(Entry entry) {
    BigDecimal money = entry.price().isEmpty() ? BigDecimal.ZERO : new BigDecimal(entry.price());
    return new Charge(1, entry.segments(), money);
  }

  private List<String> row(Budgets.Status status) {
    Measure measure = status.budget().measure();
    String unit =
        measure == Measure.MONEY
            ? settings.money().prices().currency()
            : measure.name().toLowerCase(Locale.ROOT);
    return List.of(
        status.spent().toPlainString(),
        status.budget().limit().toPlainString(),
        unit,
        status.budget().prefix(),
        status.budget().period().next(clock.instant(), settings.money().zone()).toString());
  }

  /**
   * What a text would take.
   *
   * @throws LegacyException if it cannot be sent
   */
  CommandAnswer estimate(Outgoing.Sender sender, UserSettings user, String to, String text)
      throws LegacyException {
    SmsAddress address = SmsAddresses.typed(to, UserRegion.of(user, settings.region()));
    settings.destinations().check(address);
    Estimate estimate = parts.outgoing().estimate(sender, address, text);
    Text price =
        estimate
            .price()
            .map(known -> words("price", known.toPlainString(), estimate.currency()))
            .orElse(words("price-unknown"));
    String alphabet = estimate.alphabet() instanceof Alphabet.Gsm ? "GSM 7 bit" : "UCS-2";
    return CommandAnswer.of(
        words(
            "estimate",
            NumberNames.of(address),
            alphabet,
            estimate.units(),
            estimate.segments(),
            price));
  }

  /** From which number a user sends. */
  CommandAnswer numbers(Outgoing.Sender sender) {
    return new CommandAnswer(
        words("numbers"),
        headings("number", "opt-outs-kept"),
        List.of(
            List.of(
                NumberNames.of(sender.from()),
                Boolean.toString(parts.numbers().keepsOptOuts(sender.from())))));
  }

  /** All numbers and who has them. */
  CommandAnswer allNumbers() {
    List<List<String>> rows = new ArrayList<>();
    for (OwnNumber number : parts.numbers().all()) {
      rows.add(
          List.of(
              NumberNames.of(number.address()),
              number.route().orElse(""),
              number.shared() ? "shared" : parts.numbers().ownerOf(number.address()).orElse("")));
    }
    return new CommandAnswer(words("all-numbers"), headings("number", "route", "owner"), rows);
  }

  /** Who wants no messages from a user's number. */
  CommandAnswer optOuts(Outgoing.Sender sender) {
    List<List<String>> rows =
        parts.optOuts().from(sender.from().value(), MOST_SHOWN).stream()
            .map(each -> List.of(each.theirs(), each.since().toString()))
            .toList();
    return new CommandAnswer(
        words("opt-outs", rows.size(), NumberNames.of(sender.from())),
        rows.isEmpty() ? List.of() : headings("number", "since"),
        rows);
  }

  /** What came for numbers that nobody has; without the texts. */
  CommandAnswer held() {
    List<List<String>> rows =
        parts.held().all().stream()
            .limit(MOST_SHOWN)
            .map(each -> List.of(each.ours(), each.theirs(), each.at().toString()))
            .toList();
    return new CommandAnswer(
        words("held", parts.held().count()),
        rows.isEmpty() ? List.of() : headings("number", "sender", "time"),
        rows);
  }

  /**
   * The ledger of a month.
   *
   * @param month such as {@code 2026-03}; empty for this one
   * @throws LegacyException if that is no month
   */
  String ledger(String month) throws LegacyException {
    Instant now = clock.instant();
    try {
      YearMonth which =
          Optional.of(month.strip())
              .filter(text -> !text.isEmpty())
              .map(YearMonth::parse)
              .orElseGet(() -> YearMonth.from(now.atZone(ZoneOffset.UTC)));
      return LedgerCsv.of(parts.ledger().of(which.toString(), MOST));
    } catch (DateTimeException none) {
      throw new LegacyException(FailureReason.CONTENT_REFUSED, words("no-month", month), none);
    }
  }
}
