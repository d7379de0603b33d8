package im.gangway.core.account;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;

/**
 * Who asked to see the gateway's presence before registering, as clients do that add a gateway to
 * the roster first. Remembered for a day, and for a bounded number of users. Thread-safe.
 */
final class EarlyWishes {
  private final Cache<String, Boolean> owners =
      Caffeine.newBuilder().maximumSize(10_000).expireAfterWrite(Duration.ofDays(1)).build();

  void note(String owner) {
    owners.put(owner, true);
  }

  /** Whether this user did; asked once. */
  boolean take(String owner) {
    return owners.asMap().remove(owner) != null;
  }
}
