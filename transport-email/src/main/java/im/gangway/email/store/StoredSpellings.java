package im.gangway.email.store;

import im.gangway.email.address.MailAddress;
import im.gangway.email.address.Spellings;
import im.gangway.email.store.KeyValues.Entry;
import im.gangway.transport.LegacyAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps spellings for good, and those used lately at hand, so that they are answered at once.
 * Thread-safe.
 */
public final class StoredSpellings implements Spellings {
  private static final Logger log = LoggerFactory.getLogger(StoredSpellings.class);
  private static final int AT_HAND = 5_000;
  private static final Duration KEPT = Duration.ofDays(3_650);
  private static final String TABLE = "spelling";

  private final KeyValues values;
  private final Clock clock;
  private final Map<LegacyAddress, Optional<MailAddress>> atHand =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(
            Map.Entry<LegacyAddress, Optional<MailAddress>> eldest) {
          return size() > AT_HAND;
        }
      };

  public StoredSpellings(KeyValues values, Clock clock) {
    this.values = values;
    this.clock = clock;
  }

  /** Takes to hand how an address is written; before its spelling is asked for. */
  public CompletionStage<Void> prepare(LegacyAddress folded) {
    synchronized (atHand) {
      if (atHand.containsKey(folded)) {
        return CompletableFuture.completedFuture(null);
      }
    }
    return values.get(TABLE, folded.value()).thenAccept(found -> learn(folded, found));
  }

  private void learn(LegacyAddress folded, Optional<String> found) {
    synchronized (atHand) {
      atHand.putIfAbsent(folded, found.flatMap(MailAddress::find));
    }
  }

  @Override
  public void remember(LegacyAddress folded, MailAddress written) {
    synchronized (atHand) {
      if (Optional.of(written).equals(atHand.put(folded, Optional.of(written)))) {
        return;
      }
    }
    Entry entry = new Entry(TABLE, folded.value(), written.toString(), clock.instant().plus(KEPT));
    values.put(List.of(entry)).whenComplete((done, failure) -> complain(failure));
  }

  private static void complain(@Nullable Throwable failure) {
    if (failure != null) {
      log.warn("The spelling of an address could not be kept: {}", failure.toString());
    }
  }

  @Override
  public Optional<MailAddress> written(LegacyAddress folded) {
    synchronized (atHand) {
      return atHand.getOrDefault(folded, Optional.empty());
    }
  }
}
