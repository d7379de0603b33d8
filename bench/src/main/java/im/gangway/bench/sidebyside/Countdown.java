package im.gangway.bench.sidebyside;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Waits for a number of things to happen. */
final class Countdown {
  private static final int PATIENCE_SECONDS = 300;

  private final String what;
  private final CountDownLatch latch;

  Countdown(String what, int count) {
    this.what = what;
    latch = new CountDownLatch(count);
  }

  void happened() {
    latch.countDown();
  }

  void await() throws InterruptedException {
    if (!latch.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      throw new IllegalStateException("%s: %d never came".formatted(what, latch.getCount()));
    }
  }
}
