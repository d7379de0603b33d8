package im.gangway.core.delivery;

import im.gangway.core.storage.Direction;
import im.gangway.core.storage.IncomingStore;
import im.gangway.core.storage.StoredExtras;
import im.gangway.core.storage.StoredIncoming;
import im.gangway.core.xml.StanzaIds;
import im.gangway.transport.FailureReason;
import im.gangway.transport.Inbox;
import im.gangway.transport.LegacyEvent.MessageReceived;
import im.gangway.transport.LegacyException;
import im.gangway.transport.LegacyMessageId;
import im.gangway.transport.Text;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * The inbox of one domain: a message is stored before its transport may acknowledge it, then passed
 * on by the {@link InboxPump}. Thread-safe.
 */
final class StoredInbox implements Inbox {
  private final String domain;
  private final IncomingStore store;
  private final Outcomes outcomes;
  private final InboxPump pump;
  private final DeliveryMetrics meter;
  private final Clock clock;
  private final ExtrasKeeper keeper;

  StoredInbox(
      String domain,
      IncomingStore store,
      Outcomes outcomes,
      InboxPump pump,
      DeliveryMetrics meter,
      Clock clock,
      ExtrasKeeper keeper) {
    this.domain = domain;
    this.store = store;
    this.outcomes = outcomes;
    this.pump = pump;
    this.meter = meter;
    this.clock = clock;
    this.keeper = keeper;
  }

  @Override
  public CompletionStage<Receipt> accept(String user, MessageReceived message) {
    String id = StanzaIds.nextInOrder(clock.instant());
    CompletableFuture<Routing> outcome = outcomes.expect(id);
    CompletableFuture<Receipt> receipt = new CompletableFuture<>();
    keeper
        .keep(user, message)
        .thenCompose(
            extras -> store((sequence, now) -> stored(id, sequence, now, user, message, extras)))
        .whenComplete((fresh, failure) -> settle(receipt, id, outcome, fresh, failure));
    return receipt.minimalCompletionStage();
  }

  /**
   * Stores and offers. What is stored before anybody waits for it is offered by this thread: were
   * another number given meanwhile, it could be offered first, and this one would seem to be sent.
   */
  private synchronized CompletionStage<Optional<StoredIncoming>> store(IncomingStore.Draft draft) {
    return store
        .put(domain, draft)
        .thenApply(
            fresh -> {
              fresh.ifPresent(pump::offer);
              return fresh;
            });
  }

  private static StoredIncoming stored(
      String id,
      long sequence,
      Instant now,
      String user,
      MessageReceived message,
      StoredExtras extras) {
    return new StoredIncoming(
        id,
        sequence,
        user,
        message.from().value(),
        message.id().map(LegacyMessageId::value),
        message.text().kind().name(),
        message.text().text(),
        message.sentAt(),
        now,
        extras);
  }

  private void settle(
      CompletableFuture<Receipt> receipt,
      String id,
      CompletableFuture<Routing> outcome,
      @Nullable Optional<StoredIncoming> fresh,
      @Nullable Throwable failure) {
    if (fresh == null) {
      outcomes.forget(id);
      receipt.completeExceptionally(
          new LegacyException(
              FailureReason.RATE_LIMITED,
              Text.of(StoredInbox.class, "message-not-stored"),
              failure == null ? new IllegalStateException("no answer") : failure));
    } else if (fresh.isEmpty()) {
      meter.repeated(Direction.TO_USER);
      outcomes.tell(id, new Routing.Routed());
      receipt.complete(new Receipt(true, outcome.minimalCompletionStage()));
    } else {
      receipt.complete(new Receipt(false, outcome.minimalCompletionStage()));
    }
  }
}
