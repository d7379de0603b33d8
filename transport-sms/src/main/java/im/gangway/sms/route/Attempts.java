package im.gangway.sms.route;

import java.util.LinkedHashMap;
import java.util.Map;

/** Counts how often messages were tried that all routes refused for now. Thread-safe. */
final class Attempts {
  private static final int MESSAGES = 10_000;

  private final Map<String, Integer> counts =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Integer> eldest) {
          return size() > MESSAGES;
        }
      };

  /** One more. */
  synchronized int next(String reference) {
    return counts.merge(reference, 1, Integer::sum);
  }

  /** It is over. */
  synchronized void forget(String reference) {
    counts.remove(reference);
  }
}
