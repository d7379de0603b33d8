package im.gangway.email.store;

import im.gangway.transport.FailureReason;
import im.gangway.transport.LegacyException;
import im.gangway.transport.Text;
import im.gangway.transport.TransportContext;
import im.gangway.transport.TransportState;
import im.gangway.transport.TransportState.Change;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Function;

/**
 * Values in the gateway's database. Goes on with them on the transport's pool, since the store's
 * own thread must not be kept. While the database is away everything fails as what may work later.
 */
public final class StateValues implements KeyValues {
  private final TransportState state;
  private final Executor blocking;

  public StateValues(TransportContext context) {
    this.state = context.state();
    this.blocking = context.blocking();
  }

  @Override
  public CompletionStage<Optional<String>> get(String table, String key) {
    return elsewhere(state.get(table, key));
  }

  @Override
  public CompletionStage<Void> put(List<Entry> entries) {
    return elsewhere(state.change(entries.stream().<Change>map(StateValues::change).toList()));
  }

  @Override
  public CompletionStage<Void> forget(List<String> tables, String keyPrefix) {
    return elsewhere(
        state.change(
            tables.stream().<Change>map(each -> new Change.RemoveAll(each, keyPrefix)).toList()));
  }

  private static Change change(Entry entry) {
    return new Change.Put(entry.table(), entry.key(), entry.value(), Optional.of(entry.until()));
  }

  private <T> CompletionStage<T> elsewhere(CompletionStage<T> stage) {
    CompletionStage<CompletionStage<T>> outcome =
        stage.handleAsync(
            (value, failure) ->
                failure == null
                    ? CompletableFuture.completedStage(value)
                    : CompletableFuture.failedStage(away(failure)),
            blocking);
    return outcome
        .exceptionally(busy -> CompletableFuture.failedStage(away(busy)))
        .thenCompose(Function.identity());
  }

  private static LegacyException away(Throwable cause) {
    return new LegacyException(
        FailureReason.RATE_LIMITED, Text.of(StateValues.class, "store-away"), cause);
  }
}
