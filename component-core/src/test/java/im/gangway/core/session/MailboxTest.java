package im.gangway.core.session;

import static org.assertj.core.api.Assertions.assertThat;

import im.gangway.core.stream.StanzaSink;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.dom4j.Element;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class MailboxTest {
  private final Queue<Runnable> pool = new ArrayDeque<>();
  private final Exit exit = new Exit();
  private final Mailbox mailbox = new Mailbox("alice@example.org", "irc", pool::add, exit);
  private final List<Integer> seen = new ArrayList<>();

  private void runPool() {
    for (Runnable turn = pool.poll(); turn != null; turn = pool.poll()) {
      turn.run();
    }
  }

  @Test
  @DisplayName("B-25 what concerns one user happens in order, whatever the pool")
  void keepsTheOrderOnManyThreads() throws InterruptedException {
    ExecutorService threads = Executors.newFixedThreadPool(4);
    Mailbox busy = new Mailbox("alice@example.org", "irc", threads, exit);
    IntStream.range(0, 10_000).forEach(i -> busy.execute(() -> seen.add(i)));
    threads.submit(() -> {});
    while (busy.size() > 0) {
      Thread.onSpinWait();
    }
    threads.shutdown();
    assertThat(threads.awaitTermination(5, TimeUnit.SECONDS)).isTrue();
    assertThat(seen).containsExactlyElementsOf(IntStream.range(0, 10_000).boxed().toList());
  }

  @Test
  void letsOthersRunBetweenItsTurns() {
    IntStream.range(0, 200).forEach(i -> mailbox.execute(() -> seen.add(i)));
    Mailbox other = new Mailbox("bob@example.org", "irc", pool::add, exit);
    other.execute(() -> seen.add(-1));
    runPool();
    assertThat(seen.indexOf(-1)).isLessThan(100);
  }

  @Test
  void refusesMoreThanItsCapacityFromXmpp() {
    int taken = 0;
    while (mailbox.offer(() -> seen.add(1))) {
      taken++;
    }
    assertThat(taken).isEqualTo(2048);
    mailbox.execute(() -> seen.add(2));
    runPool();
    assertThat(seen).hasSize(2049).endsWith(2);
  }

  @Test
  void hasRoomForFarewellsWhenItHasNoneForRequests() {
    while (mailbox.offer(() -> seen.add(1))) {
      assertThat(mailbox.size()).isPositive();
    }
    assertThat(mailbox.offerAnswer(() -> seen.add(2))).isTrue();
    runPool();
    assertThat(seen).hasSize(2049).endsWith(2);
  }

  @Test
  void tellsThoseWhoWaitWhenItHasEmptied() {
    IntStream.range(0, 1500).forEach(i -> mailbox.execute(() -> {}));
    assertThat(mailbox.isCongested()).isTrue();
    mailbox.whenReady(() -> seen.add(mailbox.size()));
    assertThat(seen).isEmpty();
    runPool();
    assertThat(seen).containsExactly(256);
    assertThat(mailbox.isCongested()).isFalse();
  }

  @Test
  @DisplayName("R-11 a task that throws costs only itself")
  void goesOnAfterATaskThatThrows() {
    mailbox.execute(
        () -> {
          throw new IllegalStateException("planted");
        });
    mailbox.execute(() -> seen.add(1));
    runPool();
    assertThat(seen).containsExactly(1);
  }

  @Test
  void waitsWhileTheServerDoesNotRead() {
    exit.blocked = true;
    mailbox.execute(() -> seen.add(1));
    mailbox.execute(() -> seen.add(2));
    runPool();
    assertThat(seen).isEmpty();

    exit.open();
    runPool();
    assertThat(seen).containsExactly(1, 2);
  }

  /** An exit that can be blocked. */
  private static final class Exit implements StanzaSink {
    private final List<Runnable> waiting = new ArrayList<>();
    private boolean blocked;

    void open() {
      blocked = false;
      waiting.forEach(Runnable::run);
      waiting.clear();
    }

    @Override
    public boolean send(Element stanza) {
      return !blocked;
    }

    @Override
    public boolean isCongested() {
      return blocked;
    }

    @Override
    public boolean isBlocked() {
      return blocked;
    }

    @Override
    public int interruptions() {
      return 0;
    }

    @Override
    public void whenReady(Runnable task) {
      waiting.add(task);
    }
  }
}
