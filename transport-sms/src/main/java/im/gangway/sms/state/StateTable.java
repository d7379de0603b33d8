package im.gangway.sms.state;

import im.gangway.transport.TransportState;
import im.gangway.transport.TransportState.Change;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A table of the state, for callers that may block. What was asked or written lately is known
 * without asking; nobody else writes it. Thread-safe.
 */
public final class StateTable {
  private static final int REMEMBERED = 5_000;
  private static final long PATIENCE_SECONDS = 20;

  private final TransportState state;
  private final String table;
  private final Map<String, Optional<String>> known =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Optional<String>> eldest) {
          return size() > REMEMBERED;
        }
      };

  public StateTable(TransportState state, String table) {
    this.state = state;
    this.table = table;
  }

  /** The value of a key, also when its time is over but it has not been cleaned up yet. */
  public Optional<String> get(String key) {
    synchronized (known) {
      Optional<String> value = known.get(key);
      if (value != null) {
        return value;
      }
    }
    Optional<String> read = await(state.get(table, key));
    synchronized (known) {
      Optional<String> written = known.putIfAbsent(key, read);
      return written == null ? read : written;
    }
  }

  /** Those whose keys begin so, by key. */
  public SortedMap<String, String> find(String keyPrefix, int limit) {
    return await(state.find(table, keyPrefix, limit));
  }

  /** Sets a value for good; done when it is committed. */
  public CompletionStage<Void> put(String key, String value) {
    return put(key, value, Optional.empty());
  }

  /** Sets a value that is forgotten at a time. */
  public CompletionStage<Void> put(String key, String value, Instant until) {
    return put(key, value, Optional.of(until));
  }

  private CompletionStage<Void> put(String key, String value, Optional<Instant> until) {
    return change(List.of(new Change.Put(table, key, value, until)));
  }

  /** Sets several values together that are forgotten at a time. */
  public CompletionStage<Void> putAll(Map<String, String> values, Instant until) {
    List<Change> changes = new ArrayList<>();
    values.forEach(
        (key, value) -> changes.add(new Change.Put(table, key, value, Optional.of(until))));
    return change(changes);
  }

  /** Removes a value; done when that is committed. */
  public CompletionStage<Void> remove(String key) {
    return change(List.of(new Change.Remove(table, key)));
  }

  /** Removes a value and sets another one that is forgotten at a time, both or none. */
  public CompletionStage<Void> replace(String old, String key, String value, Instant until) {
    return change(
        List.of(
            new Change.Remove(table, old), new Change.Put(table, key, value, Optional.of(until))));
  }

  /** What could not be written is not known any more. */
  private CompletionStage<Void> change(List<Change> changes) {
    synchronized (known) {
      changes.forEach(this::remember);
    }
    return state
        .change(changes)
        .whenComplete(
            (done, failure) -> {
              if (failure != null) {
                synchronized (known) {
                  changes.forEach(each -> known.remove(key(each)));
                }
              }
            });
  }

  private void remember(Change change) {
    known.put(
        key(change),
        change instanceof Change.Put put ? Optional.of(put.value()) : Optional.empty());
  }

  private static String key(Change change) {
    return change instanceof Change.Put put ? put.key() : ((Change.Remove) change).key();
  }

  /**
   * Waits for a stage.
   *
   * @throws StateException if it fails or takes too long
   */
  public static <T> T await(CompletionStage<T> stage) {
    try {
      return stage.toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException failed) {
      throw new StateException("The state cannot be reached", failed);
    } catch (TimeoutException slow) {
      throw new StateException("The state does not answer", slow);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new StateException("Interrupted", stopped);
    }
  }
}
