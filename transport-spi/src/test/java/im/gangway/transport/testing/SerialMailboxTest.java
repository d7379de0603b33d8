package im.gangway.transport.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SerialMailboxTest {
  private final List<String> done = new ArrayList<>();

  @Test
  void runsATaskAfterTheOneThatHandedItIn() {
    SerialMailbox mailbox = SerialMailbox.immediate();
    mailbox.execute(
        () -> {
          mailbox.execute(() -> done.add("second"));
          done.add("first");
        });
    assertThat(done).containsExactly("first", "second");
  }

  @Test
  void keepsTasksUntilItIsStepped() {
    SerialMailbox mailbox = SerialMailbox.stepping();
    mailbox.execute(() -> done.add("first"));
    assertThat(done).isEmpty();
    mailbox.runAll();
    assertThat(done).containsExactly("first");
  }
}
