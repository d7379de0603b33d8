package im.gangway.sms;

import static im.gangway.sms.SmsDomain.JULIET;
import static im.gangway.sms.SmsDomain.OURS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import im.gangway.sms.number.SmsAddress;
import im.gangway.transport.LegacyException;
import im.gangway.transport.UserSettings;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SmsCommandsTest {
  private static final String ROMEO = "romeo@example.org";
  private static final UserSettings NOTHING = scope -> Map.of();

  private final SmsDomain domain = new SmsDomain();

  private SmsCommands start() throws Exception {
    domain.list("prices", Map.of("prefix", "+1", "segment", 0.01));
    domain.list("budgets", Map.of("limit", 5.0, "of", "segments"));
    return domain.start().commandAnswers();
  }

  private Outgoing.Sender romeo() throws LegacyException {
    return domain.service().sender(ROMEO, NOTHING);
  }

  @Test
  void tellsWhatWasSentAndWhatIsLeft() throws Exception {
    domain.number(OURS, "owner", ROMEO);
    SmsCommands commands = start();
    domain.send(domain.login(ROMEO), JULIET, "a".repeat(200));
    SmsCommands.Answer usage = commands.usage(ROMEO);
    assertThat(usage.words())
        .hasToString(
            "In 2026-01 you have sent 1 messages in 2 segments for 0.02 USD;"
                + " of 0 nobody knows whether they arrived.");
    assertThat(usage.rows()).containsExactly(List.of("2", "5", "segments", "", "2026-02-01"));
    assertThat(commands.usage("paris@example.org").rows().get(0).get(0)).isEqualTo("0");
  }

  @Test
  void estimatesWithoutSending() throws Exception {
    domain.number(OURS, "owner", ROMEO);
    SmsCommands commands = start();
    assertThat(commands.estimate(romeo(), NOTHING, "(415) 555-0123", "Hi 😀").words())
        .hasToString("To +1 415-555-0123: UCS-2, 5 characters in 1 segments, 0.01 USD.");
    assertThat(domain.provider().submitted()).isEmpty();
    assertThatThrownBy(() -> commands.estimate(romeo(), NOTHING, "911", "Hi"))
        .isInstanceOf(LegacyException.class)
        .hasMessageContaining("Emergency");
  }

  @Test
  void listsNumbersAndWhoHasThem() throws Exception {
    domain.number(OURS, "owner", ROMEO).number(new SmsAddress.E164("+14155550002"));
    SmsCommands commands = start();
    assertThat(commands.allNumbers().rows())
        .containsExactly(List.of("+1 415-555-0001", "", ROMEO), List.of("+1 415-555-0002", "", ""));
    assertThat(commands.numbers(romeo()).rows())
        .containsExactly(List.of("+1 415-555-0001", "false"));
  }

  @Test
  void listsOptOuts() throws Exception {
    domain.number(OURS, "shared", true);
    SmsCommands commands = start();
    domain.receive("1", JULIET, OURS, "STOP");
    assertThat(commands.optOuts(romeo()).rows())
        .containsExactly(List.of(JULIET.value(), "2026-01-01T00:00:00Z"));
  }

  @Test
  void showsWhatIsHeldWithoutItsText() throws Exception {
    domain.number(OURS);
    SmsCommands commands = start();
    domain.receive("1", JULIET, OURS, "secret");
    assertThat(commands.held().rows())
        .containsExactly(List.of(OURS.value(), JULIET.value(), "2026-01-01T00:00:00Z"));
  }

  @Test
  void exportsTheLedgerOfAMonth() throws Exception {
    domain.number(OURS, "owner", ROMEO);
    SmsCommands commands = start();
    domain.send(domain.login(ROMEO), JULIET, "Hi");
    assertThat(commands.ledger("").lines().skip(1))
        .singleElement()
        .asString()
        .contains("\"" + ROMEO + "\",\"+14155550001\",\"+14155550123\",\"one\",\"1\",\"0.01\"");
    assertThat(commands.ledger("2025-12").lines()).hasSize(1);
    assertThatThrownBy(() -> commands.ledger("yesterday")).isInstanceOf(LegacyException.class);
  }
}
