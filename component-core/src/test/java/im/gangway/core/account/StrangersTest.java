package im.gangway.core.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.xmpp.packet.JID;

class StrangersTest {
  private static final Instant NOW = Instant.EPOCH;

  private final Strangers strangers = new Strangers(2);

  @Test
  @DisplayName("E-17 answers a stranger once an hour")
  void answersOnceAnHour() {
    assertThat(strangers.mayAnswer(user("eve"), NOW)).isTrue();
    assertThat(strangers.mayAnswer(user("eve"), NOW.plusSeconds(3599))).isFalse();
    assertThat(strangers.mayAnswer(user("eve"), NOW.plusSeconds(3600))).isTrue();
  }

  @Test
  void remembersNoMoreThanItMay() {
    for (String name : new String[] {"a", "b", "c"}) {
      strangers.mayAnswer(user(name), NOW);
    }
    assertThat(strangers.mayAnswer(user("b"), NOW)).isFalse();
    assertThat(strangers.mayAnswer(user("a"), NOW)).isTrue();
  }

  private static JID user(String name) {
    return new JID(name + "@evil.example/x");
  }
}
