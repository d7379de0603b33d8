package im.gangway.transport.testing;

import java.util.ArrayList;
import java.util.List;

/** Calls as texts, in order, which a test takes out. Thread-safe. */
final class CallLog {
  private static final long PATIENCE_MILLIS = 10_000;

  private final List<String> calls = new ArrayList<>();

  synchronized void add(String call) {
    calls.add(call);
    notifyAll();
  }

  synchronized List<String> all() {
    return List.copyOf(calls);
  }

  synchronized String take(String prefix) {
    long end = System.nanoTime() + PATIENCE_MILLIS * 1_000_000;
    int found = find(prefix);
    while (found < 0) {
      long left = (end - System.nanoTime()) / 1_000_000;
      if (left <= 0) {
        throw new AssertionError("No call '" + prefix + "' but " + calls);
      }
      pause(left);
      found = find(prefix);
    }
    return calls.remove(found);
  }

  private synchronized int find(String prefix) {
    for (int i = 0; i < calls.size(); i++) {
      if (calls.get(i).startsWith(prefix)) {
        return i;
      }
    }
    return -1;
  }

  private synchronized void pause(long millis) {
    try {
      wait(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("Interrupted while waiting for a call", e);
    }
  }
}
