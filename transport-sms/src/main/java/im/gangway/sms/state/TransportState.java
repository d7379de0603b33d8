package im.gangway.sms.state;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.CompletionStage;

public interface TransportState {
  CompletionStage<Optional<String>> get(String table, String key);

  CompletionStage<SortedMap<String, String>> find(String table, String keyPrefix, int limit);

  CompletionStage<Void> change(List<Change> changes);

  sealed interface Change {
    record Put(String table, String key, String value, Optional<Instant> until) implements Change {}

    record Remove(String table, String key) implements Change {}

    record RemoveAll(String table, String keyPrefix) implements Change {}
  }
}
