package im.gangway.sms.state;

import im.gangway.transport.TransportState;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.SortedMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * A state whose commits end when the test says so.
 *
 * @param state what is asked and changed
 * @param commits that were asked for
 */
record SlowState(TransportState state, Queue<CompletableFuture<Void>> commits)
    implements TransportState {
  @Override
  public CompletionStage<Optional<String>> get(String table, String key) {
    return state.get(table, key);
  }

  @Override
  public CompletionStage<SortedMap<String, String>> find(
      String table, String keyPrefix, int limit) {
    return state.find(table, keyPrefix, limit);
  }

  @Override
  public CompletionStage<Void> change(List<Change> changes) {
    CompletableFuture<Void> commit = new CompletableFuture<>();
    commits.add(commit);
    return state.change(changes).thenCompose(done -> commit);
  }
}
