package im.gangway.core.delivery;

import im.gangway.core.storage.OutgoingStore;
import im.gangway.core.storage.StoredOutgoing;
import im.gangway.core.storage.StoredOutgoing.Failure;
import im.gangway.transport.DeliveryReports;
import im.gangway.transport.FailureReason;
import im.gangway.transport.LegacyException;
import im.gangway.transport.LegacyMessageId;
import im.gangway.transport.Text;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/**
 * Reports about messages, as transports give them: stored, and told the sender when they bring the
 * message to its end. Thread-safe.
 */
final class StoredReports implements DeliveryReports {
  private final String domain;
  private final OutgoingStore store;
  private final Consumer<StoredOutgoing> news;

  StoredReports(String domain, OutgoingStore store, Consumer<StoredOutgoing> news) {
    this.domain = domain;
    this.store = store;
    this.news = news;
  }

  @Override
  public CompletionStage<Void> delivered(LegacyMessageId id) {
    return report(id, Optional.empty());
  }

  @Override
  public CompletionStage<Void> failed(LegacyMessageId id, FailureReason reason, Text text) {
    return report(id, Optional.of(new Failure(reason.name(), text.in(Locale.ENGLISH))));
  }

  private CompletionStage<Void> report(LegacyMessageId id, Optional<Failure> failure) {
    return store
        .report(domain, id.value(), failure)
        .thenAccept(ended -> ended.ifPresent(news))
        .exceptionallyCompose(
            notStored ->
                CompletableFuture.failedFuture(
                    new LegacyException(
                        FailureReason.RATE_LIMITED,
                        Text.of(StoredReports.class, "report-not-stored"),
                        notStored)));
  }
}
