package im.gangway.core.storage;

import im.gangway.transport.TransportState;
import java.time.Clock;
import java.util.concurrent.CompletionStage;

/**
 * What transports keep. Stages fail with {@link StorageException}; see {@link Database} for the
 * thread they complete on. Thread-safe.
 */
public final class TransportStateStore {
  private final Database database;
  private final Clock clock;

  TransportStateStore(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** What the transport of one domain keeps. */
  public TransportState of(String domain) {
    return new StoredState(database, domain, clock);
  }

  /**
   * Forgets some of what is over, whichever domain's it is.
   *
   * @return how many values
   */
  public CompletionStage<Integer> forget(int most) {
    long now = clock.millis();
    return database.write(
        handle ->
            handle
                .createUpdate(
                    "DELETE FROM transport_state WHERE (domain, kind, name) IN"
                        + " (SELECT domain, kind, name FROM transport_state"
                        + " WHERE ends <= :now ORDER BY ends LIMIT :most)")
                .bind("now", now)
                .bind("most", most)
                .execute());
  }
}
