package im.gangway.sms.route;

import im.gangway.sms.number.SmsAddress;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * Numbers long messages, for each pair of sender and recipient by itself: a phone that still waits
 * for a part of one message then never takes a part of another for it. Thread-safe.
 */
final class References {
  private static final int PAIRS = 20_000;

  private final RandomGenerator random;
  private final Map<String, Integer> last =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Integer> eldest) {
          return size() > PAIRS;
        }
      };

  References(RandomGenerator random) {
    this.random = random;
  }

  /** The next one; the first is anything. */
  synchronized int next(SmsAddress from, SmsAddress to) {
    return last.merge(
        from.value() + ' ' + to.value(), random.nextInt(0x10000), (known, any) -> known + 1);
  }
}
