package im.gangway.email.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Small durable values by table and key. Thread-safe. */
public interface KeyValues {

  /** A value to keep; a value of the same key before is replaced. */
  record Entry(String table, String key, String value, Instant until) {}

  /** The value that was kept last, if it is not forgotten. */
  CompletionStage<Optional<String>> get(String table, String key);

  /** Forgets, in these tables, what has keys that begin so; done when that is safe. */
  CompletionStage<Void> forget(List<String> tables, String keyPrefix);

  /** Keeps all or none; done when they are safe. */
  CompletionStage<Void> put(List<Entry> entries);
}
