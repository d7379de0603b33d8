package im.gangway.email.store;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Values that last as long as the process, of which the oldest make room. Thread-safe. */
public final class MemoryValues implements KeyValues {
  private final Clock clock;
  private final int capacity;
  private final Map<List<String>, Entry> entries = new LinkedHashMap<>();

  public MemoryValues(Clock clock, int capacity) {
    this.clock = clock;
    this.capacity = capacity;
  }

  @Override
  public synchronized CompletionStage<Optional<String>> get(String table, String key) {
    Optional<String> value =
        Optional.ofNullable(entries.get(List.of(table, key)))
            .filter(each -> each.until().isAfter(clock.instant()))
            .map(Entry::value);
    return CompletableFuture.completedFuture(value);
  }

  @Override
  public synchronized CompletionStage<Void> forget(List<String> tables, String keyPrefix) {
    entries
        .values()
        .removeIf(each -> tables.contains(each.table()) && each.key().startsWith(keyPrefix));
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public synchronized CompletionStage<Void> put(List<Entry> all) {
    for (Entry each : all) {
      entries.remove(List.of(each.table(), each.key()));
      entries.put(List.of(each.table(), each.key()), each);
    }
    while (entries.size() > capacity) {
      entries.remove(entries.keySet().iterator().next());
    }
    return CompletableFuture.completedFuture(null);
  }
}
