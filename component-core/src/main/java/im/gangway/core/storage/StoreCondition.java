package im.gangway.core.storage;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is wrong with the database, as its threads found it. The log has a line when an outage
 * begins, one for each further kind of trouble in it, and one when it ends. Thread-safe.
 */
final class StoreCondition {
  private static final Logger log = LoggerFactory.getLogger(StoreCondition.class);

  /** Who found it. */
  enum Side {
    WRITER,
    READER
  }

  private final String database;
  private final Clock clock;
  private final Map<Side, StoreProblem> problems = new EnumMap<>(Side.class);
  private final Set<StoreProblem> told = EnumSet.noneOf(StoreProblem.class);
  private @Nullable Instant since;

  /**
   * @param database what the admin calls it
   */
  StoreCondition(String database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  synchronized void failed(Side side, StoreProblem problem, String detail) {
    problems.put(side, problem);
    if (since == null) {
      since = clock.instant();
    }
    if (told.add(problem)) {
      log.error(
          "The database {} cannot be used: {}. What is to be stored waits for a while, then is"
              + " refused; it is tried again all the time. ({})",
          database,
          problem.words(),
          detail);
    }
  }

  synchronized void works(Side side) {
    boolean ended = problems.remove(side) != null && problems.isEmpty();
    if (ended && since != null) {
      long seconds = Duration.between(since, clock.instant()).toSeconds();
      log.warn("The database {} can be used again, after {} s", database, seconds);
      told.clear();
      since = null;
    }
  }

  /** What the writer cannot do concerns more than what the reader cannot. */
  synchronized Optional<StoreProblem> problem() {
    return problems.values().stream().findFirst();
  }

  synchronized Optional<Instant> since() {
    return Optional.ofNullable(since);
  }
}
