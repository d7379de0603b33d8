package im.gangway.core.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import im.gangway.transport.Ability;
import im.gangway.transport.testing.ScriptedTransport;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What the user has read, where messages are only passed on. */
class ReadCasesTest extends ReadCase {
  @Override
  protected ScriptedTransport transport() {
    return new ScriptedTransport(Ability.READ_MARKS);
  }

  @Override
  String received(String legacyId, String text) {
    session().publish(from(THE_NURSE, text, Optional.of(legacyId), Optional.empty()));
    return markable(next("message"));
  }

  @Test
  @DisplayName("K-11 what the network cannot be told of is not to be marked")
  void marksOnlyWhatHasAnId() throws Exception {
    online();
    assertThat(written("hello").element("markable")).isNull();
  }
}
