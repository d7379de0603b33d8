package im.gangway.hostile;

import im.gangway.core.testing.ScriptedComponent;
import im.gangway.scripted.ScriptedWorld;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/**
 * Users who are on the odd network and hear its lines; when one has lost the connection the next
 * one comes. Not thread-safe.
 */
final class Victims {
  private static final int USERS = 40;
  private static final int TRIES = 30;
  private static final Duration ONE_TRY = Duration.ofSeconds(2);
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String ROOM = "%s%%odd@%s".formatted(LineFuzz.CHANNEL, ScriptedWorld.DOMAIN);

  /** Whatever the lines before have made of it: they are in the channel and called victim. */
  private static final String ENTRY =
      """
      :victim_!v@test NICK victim\r
      :victim!v@test JOIN %1$s\r
      :irc.test 353 victim = %1$s :victim @mallet +hammer\r
      :irc.test 366 victim %1$s :End of NAMES\r
      """
          .formatted(LineFuzz.CHANNEL);

  private final ScriptedComponent component;
  private final OddWire wire;
  private final LineFuzz lines;
  private int came;
  private int fences;

  Victims(ScriptedComponent component, OddWire wire, long seed) {
    this.component = component;
    this.wire = wire;
    this.lines = new LineFuzz(seed, "victim");
  }

  /** Lets all who are there hear so many lines, and waits until the gateway has read them. */
  void hear(int count) {
    List<OddWire.Line> there = present();
    enter(user((came + USERS - 1) % USERS));
    ByteArrayOutputStream portion = new ByteArrayOutputStream();
    portion.writeBytes(ENTRY.getBytes(StandardCharsets.US_ASCII));
    int fence = ++fences;
    for (int i = 0; i < count; i++) {
      portion.writeBytes(lines.next());
    }
    portion.writeBytes(
        ("\r\nPING :" + OddWire.FENCE + fence + "\r\n").getBytes(StandardCharsets.US_ASCII));
    byte[] bytes = portion.toByteArray();
    there.forEach(each -> each.tell(bytes));
    Awaitility.await("the gateway has read " + count + " lines")
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(2))
        .until(() -> there.stream().allMatch(each -> each.hasPassed(fence)));
  }

  private List<OddWire.Line> present() {
    for (int i = 0; i < TRIES && wire.open().isEmpty(); i++) {
      logIn();
    }
    List<OddWire.Line> there = wire.open();
    if (there.isEmpty()) {
      throw new AssertionError("Nobody gets onto the odd network");
    }
    return there;
  }

  private void enter(String user) {
    component.send(
        "<presence from='%s' to='%s/victim'><x xmlns='http://jabber.org/protocol/muc'/></presence>"
            .formatted(user, ROOM));
  }

  private void logIn() {
    enter(user(came++ % USERS));
    try {
      Awaitility.await()
          .atMost(ONE_TRY)
          .pollInterval(Duration.ofMillis(5))
          .until(() -> !wire.open().isEmpty());
    } catch (ConditionTimeoutException spoilt) {
      // what the server said while somebody logged in was spoilt: the next one has more luck
    }
  }

  private static String user(int number) {
    return "victim" + number + "@example.org/x";
  }

  /** All of them leave. */
  void leave() {
    for (int i = 0; i < USERS; i++) {
      leave(user(i));
    }
    came = 0;
  }

  private void leave(String jid) {
    component.send("<presence type='unavailable' from='%s' to='%s'/>".formatted(jid, ROOM));
  }
}
