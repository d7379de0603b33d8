package im.gangway.sms.state;

import im.gangway.transport.TransportState;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;

/** What was sent and what it cost, for accountants. Thread-safe. */
public final class SmsLedger {
  private static final int DAYS = 800;
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  private final StateTable table;

  public SmsLedger(TransportState state) {
    this.table = new StateTable(state, "ledger");
  }

  /**
   * A text that was sent, or may have been.
   *
   * @param at in UTC, with milliseconds
   * @param user the bare JID
   * @param route over which it went
   * @param segments that carriers count
   * @param price of all of them; empty if there is none
   * @param outcome {@code accepted}, {@code unknown} or {@code partly}
   * @param reference of the message
   */
  public record Entry(
      String at,
      String user,
      String from,
      String to,
      String route,
      int segments,
      String price,
      String currency,
      String outcome,
      String reference) {
    /** A moment as entries write it. */
    public static String time(Instant at) {
      return TIME.format(at);
    }
  }

  /** Writes an entry; done when it is committed. */
  public CompletionStage<Void> add(Entry entry, Instant now) {
    String value =
        Fields.joined(
            entry.user(),
            entry.from(),
            entry.to(),
            entry.route(),
            Integer.toString(entry.segments()),
            entry.price(),
            entry.currency(),
            entry.outcome());
    return table.put(
        Fields.joined(entry.at(), entry.user(), entry.reference()),
        value,
        now.plusSeconds(DAYS * 86_400L));
  }

  /**
   * The entries of a time, the oldest first. Blocks.
   *
   * @param period the beginning of a time as entries write it, such as {@code 2026-03}
   */
  public List<Entry> of(String period, int most) {
    return table.find(period, most).entrySet().stream().map(SmsLedger::entry).toList();
  }

  private static Entry entry(Map.Entry<String, String> row) {
    List<String> key = Fields.split(row.getKey());
    List<String> value = Fields.split(row.getValue());
    return new Entry(
        key.get(0),
        value.get(0),
        value.get(1),
        value.get(2),
        value.get(3),
        Integer.parseInt(value.get(4)),
        value.get(5),
        value.get(6),
        value.get(7),
        key.get(2));
  }
}
