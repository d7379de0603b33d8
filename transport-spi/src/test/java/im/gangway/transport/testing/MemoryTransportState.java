package im.gangway.transport.testing;

import im.gangway.transport.TransportState;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * State in memory, which outlives services that use it; it can be away. Nothing in it is ever over.
 * Thread-safe.
 */
public final class MemoryTransportState implements TransportState {
  private final SortedMap<String, SortedMap<String, String>> tables = new TreeMap<>();
  private boolean away;

  /** It cannot be reached from now on, or again. */
  public synchronized void away(boolean on) {
    away = on;
  }

  private SortedMap<String, String> table(String name) {
    return tables.computeIfAbsent(name, any -> new TreeMap<>());
  }

  private static <T> CompletionStage<T> failed() {
    return CompletableFuture.failedFuture(new IllegalStateException("away"));
  }

  @Override
  public synchronized CompletionStage<Optional<String>> get(String table, String key) {
    return away
        ? failed()
        : CompletableFuture.completedFuture(Optional.ofNullable(table(table).get(key)));
  }

  @Override
  public synchronized CompletionStage<SortedMap<String, String>> find(
      String table, String keyPrefix, int limit) {
    SortedMap<String, String> found = new TreeMap<>();
    table(table).tailMap(keyPrefix).entrySet().stream()
        .filter(each -> each.getKey().startsWith(keyPrefix))
        .limit(limit)
        .forEach(each -> found.put(each.getKey(), each.getValue()));
    return away ? failed() : CompletableFuture.completedFuture(found);
  }

  @Override
  public synchronized CompletionStage<Void> change(List<Change> changes) {
    if (away) {
      return failed();
    }
    for (Change change : changes) {
      if (change instanceof Change.Put put) {
        table(put.table()).put(put.key(), put.value());
      } else if (change instanceof Change.Remove remove) {
        table(remove.table()).remove(remove.key());
      } else if (change instanceof Change.RemoveAll all) {
        table(all.table()).keySet().removeIf(key -> key.startsWith(all.keyPrefix()));
      }
    }
    return CompletableFuture.completedFuture(null);
  }
}
