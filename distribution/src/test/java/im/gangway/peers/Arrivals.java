package im.gangway.peers;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What came in and was not asked for yet, in order. Thread-safe.
 *
 * @param <T> what comes in; its {@code toString} is shown when the expected one stays away
 */
final class Arrivals<T> {
  private final String owner;
  private final List<T> unread = new ArrayList<>();

  Arrivals(String owner) {
    this.owner = owner;
  }

  synchronized void add(T arrived) {
    unread.add(arrived);
    notifyAll();
  }

  /** Takes the first that matches, waiting for it; what came before it stays for later. */
  synchronized T take(String what, Predicate<? super T> wanted, Duration limit) {
    long deadline = System.nanoTime() + limit.toNanos();
    for (int looked = 0; ; ) {
      while (looked < unread.size()) {
        if (wanted.test(unread.get(looked))) {
          return unread.remove(looked);
        }
        looked++;
      }
      waitUntil(deadline, what);
    }
  }

  synchronized List<T> unread() {
    return List.copyOf(unread);
  }

  synchronized void forget() {
    unread.clear();
  }

  private void waitUntil(long deadline, String what) {
    long left = (deadline - System.nanoTime()) / 1_000_000;
    if (left <= 0) {
      throw new AssertionError(owner + " did not get " + what + "; unread:\n" + shown());
    }
    try {
      wait(left);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(owner + " was interrupted waiting for " + what, e);
    }
  }

  private String shown() {
    return unread.isEmpty()
        ? "  (nothing)"
        : unread.stream().map(each -> "  " + each).collect(Collectors.joining("\n"));
  }
}
