package im.gangway.sms.state;

import static org.assertj.core.api.Assertions.assertThat;

import im.gangway.sms.state.SmsLedger.Entry;
import im.gangway.transport.testing.MemoryTransportState;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class LedgerTest {
  private final SmsLedger ledger = new SmsLedger(new MemoryTransportState());

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
