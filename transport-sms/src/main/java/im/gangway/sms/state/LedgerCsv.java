package im.gangway.sms.state;

import im.gangway.sms.state.SmsLedger.Entry;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The ledger as accountants' programs read it (RFC 4180): one line for each text, with a head. */
public final class LedgerCsv {
  private static final String LINE_END = "\r\n";
  private static final String FIRST_OF_FORMULAS = "=@\t\r";

  private LedgerCsv() {}

  /** The names of the columns. */
  public static List<String> columns() {
    return List.of(
        "time", "user", "from", "to", "route", "segments", "price", "currency", "outcome", "id");
  }

  /** The columns of an entry. */
  public static List<String> row(Entry entry) {
    return List.of(
        entry.at(),
        entry.user(),
        entry.from(),
        entry.to(),
        entry.route(),
        Integer.toString(entry.segments()),
        entry.price(),
        entry.currency(),
        entry.outcome(),
        entry.reference());
  }

  /** All of them as one text. */
  public static String of(List<Entry> entries) {
    return Stream.concat(Stream.of(columns()), entries.stream().map(LedgerCsv::row))
        .map(row -> row.stream().map(LedgerCsv::quoted).collect(Collectors.joining(",")) + LINE_END)
        .collect(Collectors.joining());
  }

  /** What a spreadsheet would take for a formula gets an apostrophe before it. */
  private static String quoted(String field) {
    boolean formula = !field.isEmpty() && FIRST_OF_FORMULAS.indexOf(field.charAt(0)) >= 0;
    return '"' + (formula ? "'" : "") + field.replace("\"", "\"\"") + '"';
  }
}
