package im.gangway.sms.keyword;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import im.gangway.transport.LegacyException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OptOutRegisterTest {
  private static final String OURS = "+14155550001";
  private static final String THEIRS = "+14155550123";

  private final Clock clock = Clock.fixed(Instant.parse("2026-03-01T12:00:00Z"), ZoneOffset.UTC);
  private final Kept store = new Kept();
  private final OptOutRegister register = new OptOutRegister(store, clock, true);

  private static final class Kept implements OptOutStore {
    private final Map<List<String>, OptOut> all = new HashMap<>();

    @Override
    public Optional<OptOut> find(String ours, String theirs) {
      return Optional.ofNullable(all.get(List.of(ours, theirs)));
    }

    @Override
    public void save(OptOut optOut) {
      all.put(List.of(optOut.ours(), optOut.theirs()), optOut);
    }

    @Override
    public void remove(OptOut optOut) {
      all.remove(List.of(optOut.ours(), optOut.theirs()));
    }
  }

  @Test
  void refusesToWriteToWhoSaidStop() {
    register.received(OURS, THEIRS, "Stop.");
    assertThatThrownBy(() -> register.check(OURS, THEIRS))
        .isInstanceOf(LegacyException.class)
        .hasMessageContaining(THEIRS)
        .hasMessageContaining("2026-03-01");
  }

  @Test
  void refusesAfterARestartToo() {
    register.received(OURS, THEIRS, "STOP");
    OptOutRegister after = new OptOutRegister(store, clock, true);
    assertThatThrownBy(() -> after.check(OURS, THEIRS)).isInstanceOf(LegacyException.class);
  }

  @Test
  void allowsOtherNumbersOfOurs() {
    register.received(OURS, THEIRS, "STOP");
    assertThatCode(() -> register.check("+14155550002", THEIRS)).doesNotThrowAnyException();
  }

  @Test
  void allowsWhoSaidStartAgain() {
    register.received(OURS, THEIRS, "STOP");
    register.received(OURS, THEIRS, "start");
    assertThatCode(() -> register.check(OURS, THEIRS)).doesNotThrowAnyException();
  }

  @Test
  void answersOnceAndTellsTheUserEachTime() {
    OptOutRegister.Reaction first = register.received(OURS, THEIRS, "STOP").orElseThrow();
    OptOutRegister.Reaction second = register.received(OURS, THEIRS, "STOP").orElseThrow();
    assertThat(first.answer().orElseThrow().toString()).contains("START");
    assertThat(second.answer()).isEmpty();
    assertThat(second.note().toString()).contains("no more messages");
  }

  @Test
  void leavesAnsweringToTheProvider() {
    OptOutRegister silent = new OptOutRegister(store, clock, false);
    assertThat(silent.received(OURS, THEIRS, "HELP").orElseThrow().answer()).isEmpty();
  }

  @Test
  void doesNothingAboutOtherMessages() {
    assertThat(register.received(OURS, THEIRS, "Stop it")).isEmpty();
    assertThatCode(() -> register.check(OURS, THEIRS)).doesNotThrowAnyException();
  }
}
