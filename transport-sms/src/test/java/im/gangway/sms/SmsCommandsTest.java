package im.gangway.sms;

import static im.gangway.sms.SmsDomain.JULIET;
import static im.gangway.sms.SmsDomain.OURS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import im.gangway.sms.number.SmsAddress;
import im.gangway.transport.LegacyException;
import im.gangway.transport.UserSettings;
import im.gangway.transport.command.CommandAnswer;
import im.gangway.transport.command.CommandCall;
import im.gangway.transport.command.TransportCommand;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class SmsCommandsTest {
  private static final String ROMEO = "romeo@example.org";
  private static final UserSettings NOTHING = scope -> Map.of();

  private final SmsDomain domain = new SmsDomain();

  private void start() throws Exception {
    domain.list("prices", Map.of("prefix", "+1", "segment", 0.01));
    domain.list("budgets", Map.of("limit", 5.0, "of", "segments"));
    domain.start();
  }

  private CommandAnswer romeo(String command, String... values) throws Exception {
    return run(ROMEO, command, values);
  }

  private CommandAnswer run(String user, String command, String... values) throws Exception {
    Map<String, String> filled = new TreeMap<>();
    for (int i = 0; i < values.length; i += 2) {
      filled.put(values[i], values[i + 1]);
    }
    TransportCommand offered =
        domain.service().commands().stream()
            .filter(each -> each.name().equals(command))
            .findFirst()
            .orElseThrow();
    return offered
        .work()
        .run(new CommandCall(user, NOTHING, filled))
        .toCompletableFuture()
        .get(30, TimeUnit.SECONDS);
  }

  @Test
  void tellsWhatWasSentAndWhatIsLeft() throws Exception {
    domain.number(OURS, "owner", ROMEO);
    start();
    domain.send(domain.login(ROMEO), JULIET, "a".repeat(200));
    CommandAnswer usage = romeo("usage");
    assertThat(usage.words())
        .hasToString(
            "In 2026-01 you have sent 1 messages in 2 segments for 0.02 USD;"
                + " of 0 nobody knows whether they arrived.");
    assertThat(usage.rows()).containsExactly(List.of("2", "5", "segments", "", "2026-02-01"));
    assertThat(run("paris@example.org", "usage").rows().get(0).get(0)).isEqualTo("0");
  }

  @Test
  void estimatesWithoutSending() throws Exception {
    domain.number(OURS, "owner", ROMEO);
    start();
    assertThat(romeo("estimate", "to", "(415) 555-0123", "text", "Hi 😀").words())
        .hasToString("To +1 415-555-0123: UCS-2, 5 characters in 1 segments, 0.01 USD.");
    assertThat(domain.provider().submitted()).isEmpty();
    assertThatThrownBy(() -> romeo("estimate", "to", "911", "text", "Hi"))
        .hasCauseInstanceOf(LegacyException.class)
        .hasMessageContaining("Emergency");
  }

  @Test
  void listsNumbersAndWhoHasThem() throws Exception {
    domain.number(OURS, "owner", ROMEO).number(new SmsAddress.E164("+14155550002"));
    start();
    assertThat(run("admin@example.org", "all-numbers").rows())
        .containsExactly(List.of("+1 415-555-0001", "", ROMEO), List.of("+1 415-555-0002", "", ""));
    assertThat(romeo("numbers").rows()).containsExactly(List.of("+1 415-555-0001", "false"));
  }

  @Test
  void listsOptOuts() throws Exception {
    domain.number(OURS, "shared", true);
    start();
    domain.receive("1", JULIET, OURS, "STOP");
    assertThat(romeo("opt-outs").rows())
        .containsExactly(List.of(JULIET.value(), "2026-01-01T00:00:00Z"));
  }

  @Test
  void showsWhatIsHeldWithoutItsText() throws Exception {
    domain.number(OURS);
    start();
    domain.receive("1", JULIET, OURS, "secret");
    assertThat(romeo("held").rows())
        .containsExactly(List.of(OURS.value(), JULIET.value(), "2026-01-01T00:00:00Z"));
  }

  @Test
  void exportsTheLedgerOfAMonth() throws Exception {
    domain.number(OURS, "owner", ROMEO);
    start();
    domain.send(domain.login(ROMEO), JULIET, "Hi");
    assertThat(ledger("").lines().skip(1))
        .singleElement()
        .asString()
        .contains("\"" + ROMEO + "\",\"+14155550001\",\"+14155550123\",\"one\",\"1\",\"0.01\"");
    assertThat(ledger("2025-12").lines()).hasSize(1);
    assertThatThrownBy(() -> ledger("yesterday")).hasCauseInstanceOf(LegacyException.class);
  }

  private String ledger(String month) throws Exception {
    return romeo("ledger", "month", month).words().toString();
  }
}
