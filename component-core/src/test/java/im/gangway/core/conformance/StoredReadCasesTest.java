package im.gangway.core.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import im.gangway.transport.Ability;
import im.gangway.transport.AfterCrash;
import im.gangway.transport.testing.ScriptedTransport;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What the user has read, where messages are stored before they are passed on. */
class StoredReadCasesTest extends ReadCase {
  @Override
  protected ScriptedTransport transport() {
    return ScriptedTransport.keepingMessages(AfterCrash.REPEAT, Ability.READ_MARKS);
  }

  @Override
  String received(String legacyId, String text) throws Exception {
    network()
        .inbox()
        .accept(USER, from(THE_NURSE, text, Optional.of(legacyId), Optional.empty()))
        .toCompletableFuture()
        .get(30, TimeUnit.SECONDS);
    return markable(next("message"));
  }

  @Test
  @DisplayName("K-11 what came before a restart can be marked after it")
  void remembersOverARestart() throws Exception {
    online();
    String id = received("l1", "one");
    fence();
    restartGateway();
    send("<presence from='%s' to='%s'/>", R1, GATEWAY);
    heard("up", body("up"));
    displayed(NURSE, id);
    expectRead("l1");
  }

  @Test
  @DisplayName("K-11 nobody is logged in only to be told what was read")
  void logsNobodyIn() throws Exception {
    registered();
    String id = received("l1", "one");
    displayed(NURSE, id);
    fence();
    assertThat(network().sessions()).isZero();
  }
}
