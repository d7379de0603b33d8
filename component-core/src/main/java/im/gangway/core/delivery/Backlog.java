package im.gangway.core.delivery;

import im.gangway.core.storage.Direction;
import im.gangway.core.storage.WaitingMessage;
import im.gangway.core.storage.WaitingStore;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * What waits of one domain's stored messages, for the operator: it can be looked at, tried at once
 * and taken away. Thread-safe.
 */
public final class Backlog {
  private final String domain;
  private final Delivery delivery;
  private final WaitingStore store;
  private final Runnable unblock;

  Backlog(String domain, Delivery delivery, WaitingStore store, Runnable unblock) {
    this.domain = domain;
    this.delivery = delivery;
    this.store = store;
    this.unblock = unblock;
  }

  /** The domain whose messages these are. */
  public String domain() {
    return domain;
  }

  /**
   * The oldest messages that wait.
   *
   * @param owner whose; empty for everybody's
   * @param most how many of each direction
   */
  public CompletionStage<WaitingStore.Page> list(String owner, int most) {
    return store.list(domain, owner, most);
  }

  /** What was tried in vain with a message; empty if nothing was, or nothing is known of it. */
  public Optional<Trial> trial(String id) {
    Outbox outbox = delivery.outbox();
    return outbox == null ? Optional.empty() : outbox.trials().of(id);
  }

  /** Whether a message is being sent at this moment. */
  public boolean isUnderWay(WaitingMessage message) {
    if (message.direction() == Direction.TO_USER) {
      return delivery.pump().isUnderWay(message.id());
    }
    Outbox outbox = delivery.outbox();
    return outbox != null && outbox.trials().isSending(message.id());
  }

  /**
   * Begins to send what waits for another time; of many users, page by page.
   *
   * @param owner whose; empty for everybody's
   */
  public void tryNow(String owner) {
    unblock.run();
    delivery.pump().tryNow();
    Outbox outbox = delivery.outbox();
    if (outbox != null) {
      outbox.tryNow(owner);
    }
  }

  /** A message by its id, whatever has become of it. */
  public CompletionStage<Optional<WaitingMessage>> find(String id) {
    return store.find(domain, id);
  }

  /** Takes a message away and tells its sender; only if it waits. */
  public CompletionStage<Withdrawal> withdraw(WaitingMessage message) {
    if (message.direction() == Direction.TO_USER) {
      return delivery.pump().withdraw(message.id());
    }
    @Nullable Outbox outbox = delivery.outbox();
    return outbox == null
        ? CompletableFuture.completedFuture(Withdrawal.FAILED)
        : outbox.withdraw(message);
  }
}
