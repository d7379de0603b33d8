package im.gangway.peers;

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

/** Hears a provider of short messages and keeps everything in memory. */
final class HeardSms implements ProviderListener {
  private static final long PATIENCE_SECONDS = 30;

  private final BlockingQueue<Inbound> messages = new LinkedBlockingQueue<>();
  private final BlockingQueue<Receipt> receipts = new LinkedBlockingQueue<>();
  private final BlockingQueue<Health> links = new LinkedBlockingQueue<>();
  private final Map<String, Submitted> late = new ConcurrentHashMap<>();

  @Override
  public CompletionStage<Void> inbound(Inbound message) {
    messages.add(message);
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public CompletionStage<Void> receipt(Receipt receipt) {
    receipts.add(receipt);
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public void late(String reference, Submitted outcome) {
    late.put(reference, outcome);
  }

  @Override
  public void link(Health health) {
    links.add(health);
  }

  Inbound message() throws InterruptedException {
    return next(messages);
  }

  Receipt receipt() throws InterruptedException {
    return next(receipts);
  }

  Health link() throws InterruptedException {
    return next(links);
  }

  void awaitLink() throws InterruptedException {
    while (!link().up()) {
      continue;
    }
  }

  Map<String, Submitted> late() {
    return late;
  }

  private static <T> T next(BlockingQueue<T> queue) throws InterruptedException {
    T heard = queue.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
    if (heard == null) {
      throw new AssertionError("Nothing was heard");
    }
    return heard;
  }
}
