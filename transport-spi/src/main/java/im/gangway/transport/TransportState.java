package im.gangway.transport;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.CompletionStage;

/**
 * What a transport keeps for one configured domain: small texts by table and key. Thread-safe.
 *
 * <p>Stages complete on a thread of the store, which must not be kept: go on elsewhere with
 * whatever takes time. They fail when the store cannot be used. What is secret does not belong here
 * but into a {@link Registration}, whose secrets are sealed.
 */
public interface TransportState {
  /** The value of a key, unless its time is over. */
  CompletionStage<Optional<String>> get(String table, String key);

  /**
   * Those whose keys begin so, by key; without those whose time is over.
   *
   * @param keyPrefix empty for all of the table
   * @param limit the most of them, the first ones
   */
  CompletionStage<SortedMap<String, String>> find(String table, String keyPrefix, int limit);

  /**
   * Makes changes, all or none, in this order and after those asked for before; done = committed.
   */
  CompletionStage<Void> change(List<Change> changes);

  /** A change of one table. */
  sealed interface Change {
    /**
     * A value, in place of the one there was.
     *
     * @param until when it is forgotten, if ever
     */
    record Put(String table, String key, String value, Optional<Instant> until) implements Change {}

    /** No value for a key any more. */
    record Remove(String table, String key) implements Change {}

    /** No values for keys that begin so. */
    record RemoveAll(String table, String keyPrefix) implements Change {}
  }
}
