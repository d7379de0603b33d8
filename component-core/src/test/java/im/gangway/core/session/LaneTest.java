package im.gangway.core.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import im.gangway.transport.FailureReason;
import im.gangway.transport.LegacyException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class LaneTest {
  private final ExecutorService pool = Executors.newFixedThreadPool(4);
  private final ScheduledExecutorService scheduler = Executors.newScheduledThreadPool(1);
  private final Lane lane = new Lane(pool, scheduler, Duration.ofMillis(200));

  @AfterEach
  void stop() {
    pool.shutdownNow();
    scheduler.shutdownNow();
  }

  @Test
  void runsOneCallAfterTheOther() {
    List<Integer> seen = Collections.synchronizedList(new ArrayList<>());
    List<CompletableFuture<Boolean>> all = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      int number = i;
      all.add(
          lane.<Boolean>run(() -> CompletableFuture.completedFuture(seen.add(number)))
              .toCompletableFuture());
    }
    CompletableFuture.allOf(all.toArray(CompletableFuture<?>[]::new)).join();
    assertThat(seen).hasSize(100).isSorted();
  }

  @Test
  @DisplayName("R-12 a call that blocks is interrupted at its deadline and those behind it go on")
  void interruptsACallThatBlocks() {
    CountDownLatch never = new CountDownLatch(1);
    CompletableFuture<Boolean> blocked =
        lane.<Boolean>run(
                () -> {
                  never.await();
                  return CompletableFuture.completedFuture(true);
                })
            .toCompletableFuture();
    CompletableFuture<String> next =
        lane.run(() -> CompletableFuture.completedFuture("next")).toCompletableFuture();
    assertThat(next.join()).isEqualTo("next");
    assertThatThrownBy(blocked::join)
        .isInstanceOf(CompletionException.class)
        .cause()
        .isInstanceOfSatisfying(
            LegacyException.class,
            late -> assertThat(late.reason()).isEqualTo(FailureReason.NETWORK_UNREACHABLE));
  }

  @Test
  void failsTheCallThatThrows() {
    CompletableFuture<String> failed =
        lane.<String>run(
                () -> {
                  throw new IllegalStateException("planted");
                })
            .toCompletableFuture();
    assertThatThrownBy(failed::join).cause().isInstanceOf(IllegalStateException.class);
    assertThat(lane.run(() -> CompletableFuture.completedFuture(1)).toCompletableFuture().join())
        .isEqualTo(1);
  }

  @Test
  void runsWhatIsLeftWhenTheSchedulerHasEnded() {
    scheduler.shutdownNow();
    assertThat(lane.run(() -> CompletableFuture.completedFuture(1)).toCompletableFuture().join())
        .isEqualTo(1);
    assertThat(lane.run(() -> CompletableFuture.completedFuture(2)).toCompletableFuture().join())
        .isEqualTo(2);
  }
}
