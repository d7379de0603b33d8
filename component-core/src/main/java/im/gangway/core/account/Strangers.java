package im.gangway.core.account;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.xmpp.packet.JID;

/**
 * Who has been told lately that presence is of no use here: clients send it at every login and
 * change, and nobody wants to hear that each time. Remembers a bounded number. Thread-safe.
 */
final class Strangers {
  static final Duration PAUSE = Duration.ofHours(1);

  private final Map<String, Instant> told;

  Strangers() {
    this(10_000);
  }

  Strangers(int most) {
    told =
        new LinkedHashMap<>() {
          @Override
          protected boolean removeEldestEntry(Map.Entry<String, Instant> eldest) {
            return size() > most;
          }
        };
  }

  /** Whether this user may be told; then it counts as done. */
  synchronized boolean mayAnswer(JID user, Instant now) {
    String bare = user.toBareJID();
    Instant last = told.get(bare);
    if (last != null && now.isBefore(last.plus(PAUSE))) {
      return false;
    }
    told.remove(bare);
    told.put(bare, now);
    return true;
  }
}
