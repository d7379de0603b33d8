package im.gangway.sms.state;

import static org.assertj.core.api.Assertions.assertThat;

import im.gangway.sms.state.SmsLedger.Entry;
import im.gangway.transport.testing.MemoryTransportState;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class LedgerTest {
  private final MemoryTransportState state = new MemoryTransportState();
  private final SmsLedger ledger = new SmsLedger(state);

  private Entry add(String time, String user) {
    Instant at = Instant.parse(time);
    Entry entry =
        new Entry(
            Entry.time(at), user, "+1", "+2", "one", 2, "0.015", "EUR", "accepted", "m " + user);
    ledger.add(entry, at);
    return entry;
  }

  @Test
  void listsAMonthInOrder() {
    Entry late = add("2026-02-28T23:59:59.999Z", "a");
    Entry early = add("2026-02-01T00:00:00Z", "b");
    add("2026-03-01T00:00:00Z", "c");
    assertThat(ledger.of("2026-02", 10)).containsExactly(early, late);
  }

  @Test
  void writesInOneRowWhatGathersWhileAnotherIsWritten() throws Exception {
    Queue<CompletableFuture<Void>> commits = new ArrayDeque<>();
    SmsLedger slow = new SmsLedger(new SlowState(state, commits));
    List<CompletableFuture<Void>> written = new ArrayList<>();
    List<Entry> entries = new ArrayList<>();
    for (int each = 0; each < 60; each++) {
      Instant at = Instant.parse("2026-02-28T23:59:00Z").plusSeconds(each * 2);
      Entry entry =
          new Entry(Entry.time(at), "a", "+1", "+2", "one", 1, "", "EUR", "accepted", "m" + each);
      entries.add(entry);
      written.add(slow.add(entry, at).toCompletableFuture());
    }
    int rows = 0;
    while (!commits.isEmpty()) {
      rows++;
      commits.remove().complete(null);
    }
    assertThat(rows).isEqualTo(3);
    assertThat(written).allMatch(CompletableFuture::isDone);
    assertThat(slow.of("2026-02", 100)).isEqualTo(entries.subList(0, 30));
    assertThat(slow.of("2026-03", 100)).isEqualTo(entries.subList(30, 60));
  }

  @Test
  void saysOfEachEntryThatItCouldNotBeWritten() {
    state.away(true);
    Instant now = Instant.parse("2026-02-01T00:00:00Z");
    Entry entry =
        new Entry(Entry.time(now), "a", "+1", "+2", "one", 1, "", "EUR", "accepted", "m1");
    assertThat(ledger.add(entry, now).toCompletableFuture()).isCompletedExceptionally();
    state.away(false);
    assertThat(ledger.add(entry, now).toCompletableFuture()).isCompleted();
    assertThat(ledger.of("2026-02", 10)).containsExactly(entry);
  }

  @Test
  void writesWhatProgramsReadAndNeverAFormula() {
    Entry entry = add("2026-02-01T00:00:00Z", "=1+\"x\",@example.org");
    assertThat(LedgerCsv.of(List.of(entry)))
        .isEqualTo(
            "\"time\",\"user\",\"from\",\"to\",\"route\",\"segments\",\"price\",\"currency\","
                + "\"outcome\",\"id\"\r\n"
                + "\"2026-02-01T00:00:00.000Z\",\"'=1+\"\"x\"\",@example.org\",\"+1\",\"+2\","
                + "\"one\",\"2\",\"0.015\",\"EUR\",\"accepted\",\"m =1+\"\"x\"\",@example.org\"\r\n");
  }
}
