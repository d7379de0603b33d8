package im.gangway.sms.testing;

import im.gangway.sms.provider.ProviderListener;
import im.gangway.sms.provider.Submitted;
import im.gangway.transport.Health;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Hears a provider and remembers what it heard; keeps everything unless told otherwise. */
public final class RecordingListener implements ProviderListener {
  private final BlockingQueue<Inbound> messages = new LinkedBlockingQueue<>();
  private final BlockingQueue<Receipt> receipts = new LinkedBlockingQueue<>();
  private final BlockingQueue<Health> links = new LinkedBlockingQueue<>();
  private final Map<String, Submitted> late = new ConcurrentHashMap<>();
  private volatile Supplier<CompletionStage<Void>> keep =
      () -> CompletableFuture.completedFuture(null);

  /** How messages are kept from now on. */
  public void keepBy(Supplier<CompletionStage<Void>> how) {
    keep = how;
  }

  @Override
  public CompletionStage<Void> inbound(Inbound message) {
    messages.add(message);
    return keep.get();
  }

  @Override
  public CompletionStage<Void> receipt(Receipt receipt) {
    receipts.add(receipt);
    return keep.get();
  }

  @Override
  public void late(String reference, Submitted outcome) {
    late.put(reference, outcome);
  }

  @Override
  public void link(Health health) {
    links.add(health);
  }

  public Inbound nextMessage() throws InterruptedException {
    return next(messages);
  }

  public Receipt nextReceipt() throws InterruptedException {
    return next(receipts);
  }

  public Health nextLink() throws InterruptedException {
    return next(links);
  }

  /** Whether a message came that nobody asked for yet. */
  public boolean hasMessages() {
    return !messages.isEmpty();
  }

  /** Answers that came too late, by reference. */
  public Map<String, Submitted> late() {
    return late;
  }

  private static <T> T next(BlockingQueue<T> queue) throws InterruptedException {
    T found = queue.poll(20, TimeUnit.SECONDS);
    if (found == null) {
      throw new AssertionError("Nothing came");
    }
    return found;
  }
}
