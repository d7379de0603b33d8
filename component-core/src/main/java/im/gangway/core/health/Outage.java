package im.gangway.core.health;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Since when something has not worked, as far as anybody looked. Thread-safe. */
public final class Outage {
  private final BooleanSupplier works;
  private final Clock clock;
  private volatile @Nullable Instant since;

  /**
   * @param works asked by {@link #look} only
   */
  public Outage(BooleanSupplier works, Clock clock) {
    this.works = works;
    this.clock = clock;
  }

  /** Looks whether it works; by one thread at a time. */
  public void look() {
    if (works.getAsBoolean()) {
      since = null;
    } else if (since == null) {
      since = clock.instant();
    }
  }

  /** When it was first seen not to work; empty while it works. */
  public Optional<Instant> since() {
    return Optional.ofNullable(since);
  }
}
