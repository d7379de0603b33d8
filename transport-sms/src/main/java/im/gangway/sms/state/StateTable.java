package im.gangway.sms.state;

import im.gangway.sms.state.TransportState.Change;
import java.time.Instant;
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
    remember(key, Optional.of(value));
    return written(key, state.change(List.of(new Change.Put(table, key, value, until))));
  }

  /** Removes a value; done when that is committed. */
  public CompletionStage<Void> remove(String key) {
    remember(key, Optional.empty());
    return written(key, state.change(List.of(new Change.Remove(table, key))));
  }

  private void remember(String key, Optional<String> value) {
    synchronized (known) {
      known.put(key, value);
    }
  }

  /** What could not be written is not known any more. */
  private CompletionStage<Void> written(String key, CompletionStage<Void> change) {
    return change.whenComplete(
        (done, failure) -> {
          if (failure != null) {
            synchronized (known) {
              known.remove(key);
            }
          }
        });
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
