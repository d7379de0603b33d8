package im.gangway.transport.testing;

import java.util.HashMap;
import java.util.Map;

/** The latest session of each user of a {@link ScriptedNetwork}. Thread-safe. */
final class ScriptedSessions {
  private static final long PATIENCE_MILLIS = 10_000;

  private final Map<String, ScriptedSession> latest = new HashMap<>();

  synchronized void opened(ScriptedSession session) {
    latest.put(session.account().id(), session);
    notifyAll();
  }

  synchronized void changed() {
    notifyAll();
  }

  synchronized int open() {
    return (int) latest.values().stream().filter(session -> !session.isClosed()).count();
  }

  synchronized ScriptedSession await(String user) {
    long end = System.nanoTime() + PATIENCE_MILLIS * 1_000_000;
    ScriptedSession session = latest.get(user);
    while (session == null || session.isClosed()) {
      long left = (end - System.nanoTime()) / 1_000_000;
      if (left <= 0) {
        throw new AssertionError("No open session of " + user + " but of " + latest.keySet());
      }
      pause(left);
      session = latest.get(user);
    }
    return session;
  }

  private synchronized void pause(long millis) {
    try {
      wait(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("Interrupted while waiting for a session", e);
    }
  }
}
