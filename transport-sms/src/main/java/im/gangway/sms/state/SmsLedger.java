package im.gangway.sms.state;

import im.gangway.transport.TransportState;
import im.gangway.transport.TransportState.Change;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What was sent and what it cost, for accountants. While a row is being written further entries
 * gather for the next one, so that a busy link costs the store little. Thread-safe.
 */
public final class SmsLedger {
  private static final String TABLE = "ledger";
  private static final int DAYS = 800;
  private static final int MOST_IN_A_ROW = 50;
  private static final String BETWEEN = "\n";
  private static final int DAY = "2026-01-01".length();
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  private final TransportState state;
  private final Queue<Waiting> waiting = new ArrayDeque<>();
  private boolean writing;

  public SmsLedger(TransportState state) {
    this.state = state;
  }

  private record Waiting(Entry entry, Instant now, CompletableFuture<Void> written) {}

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
    Waiting mine = new Waiting(entry, now, new CompletableFuture<>());
    synchronized (this) {
      waiting.add(mine);
      if (writing) {
        return mine.written();
      }
      writing = true;
    }
    writeNext();
    return mine.written();
  }

  private void writeNext() {
    List<Waiting> row = nextRow();
    if (!row.isEmpty()) {
      put(row).whenComplete((done, failure) -> written(row, failure));
    }
  }

  /** As many as have gathered and are of one day. */
  private synchronized List<Waiting> nextRow() {
    List<Waiting> row = new ArrayList<>();
    for (Waiting next = waiting.peek();
        next != null && row.size() < MOST_IN_A_ROW && (row.isEmpty() || isSameDay(row, next));
        next = waiting.peek()) {
      row.add(waiting.remove());
    }
    writing = !row.isEmpty();
    return row;
  }

  private static boolean isSameDay(List<Waiting> row, Waiting next) {
    return row.get(0).entry().at().regionMatches(0, next.entry().at(), 0, DAY);
  }

  private CompletionStage<Void> put(List<Waiting> row) {
    Waiting first = row.get(0);
    Entry named = first.entry();
    Change change =
        new Change.Put(
            TABLE,
            Fields.joined(named.at(), named.user(), named.reference()),
            row.stream().map(each -> text(each.entry())).collect(Collectors.joining(BETWEEN)),
            Optional.of(first.now().plusSeconds(DAYS * 86_400L)));
    try {
      return state.change(List.of(change));
    } catch (RuntimeException refused) {
      return CompletableFuture.failedFuture(refused);
    }
  }

  private void written(List<Waiting> row, @Nullable Throwable failure) {
    for (Waiting each : row) {
      if (failure == null) {
        each.written().complete(null);
      } else {
        each.written().completeExceptionally(failure);
      }
    }
    writeNext();
  }

  /**
   * The entries of a time, the oldest first. Blocks.
   *
   * @param period a month or day as entries write it, such as {@code 2026-03}
   */
  public List<Entry> of(String period, int most) {
    return StateTable.await(state.find(TABLE, period, most)).values().stream()
        .flatMap(row -> Stream.of(row.split(BETWEEN)))
        .map(SmsLedger::entry)
        .sorted(Comparator.comparing(Entry::at).thenComparing(Entry::user))
        .limit(most)
        .toList();
  }

  private static String text(Entry entry) {
    return Fields.joined(
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

  private static Entry entry(String text) {
    List<String> fields = Fields.split(text);
    return new Entry(
        fields.get(0),
        fields.get(1),
        fields.get(2),
        fields.get(3),
        fields.get(4),
        Integer.parseInt(fields.get(5)),
        fields.get(6),
        fields.get(7),
        fields.get(8),
        fields.get(9));
  }
}
