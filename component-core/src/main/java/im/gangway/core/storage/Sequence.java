package im.gangway.core.storage;

import java.time.Clock;

/**
 * Numbers that grow, also when the clock is put back and over restarts. Guarded by those who must
 * store in the order of the numbers.
 */
final class Sequence {
  private final Clock clock;
  private long last;

  private Sequence(Clock clock, long last) {
    this.clock = clock;
    this.last = last;
  }

  /**
   * Goes on after the numbers of those rows in that database that are still in use. Blocks: for the
   * start.
   *
   * @param rows a table and a condition that has an index
   * @throws StorageException if the database does not answer
   */
  static Sequence after(String rows, Database database, Clock clock) {
    long last =
        database
            .read(
                handle ->
                    handle
                        .createQuery("SELECT COALESCE(MAX(sequence), 0) FROM " + rows)
                        .mapTo(Long.class)
                        .one())
            .toCompletableFuture()
            .join();
    return new Sequence(clock, last);
  }

  long next() {
    last = Math.max(last + 1, clock.millis() * 1000);
    return last;
  }
}
