package im.gangway.sms.testing;

import im.gangway.sms.provider.Capabilities;
import im.gangway.sms.provider.OutboundMessage;
import im.gangway.sms.provider.ProviderListener;
import im.gangway.sms.provider.SmsProvider;
import im.gangway.sms.provider.Submitted;
import im.gangway.transport.Health;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A provider that answers as the test says, at once or when told; by default it accepts everything
 * with the ids 1, 2, 3 and so on. Thread-safe.
 */
public final class ScriptedProvider implements SmsProvider {
  private final List<OutboundMessage> submitted = new ArrayList<>();
  private final Deque<Function<OutboundMessage, Submitted>> answers = new ArrayDeque<>();
  private final Deque<CompletableFuture<Submitted>> open = new ArrayDeque<>();
  private Capabilities capabilities =
      new Capabilities(Capabilities.Splitting.SELF, true, true, 1_000);
  private Health health = Health.UP;
  private @Nullable ProviderListener listener;
  private boolean holding;
  private int accepted;
  private boolean closed;

  /** What it can do from now on. */
  public synchronized void able(Capabilities other) {
    capabilities = other;
  }

  /** The answers to the next submissions, one each. */
  public synchronized void answer(Submitted... next) {
    for (Submitted each : next) {
      answers.add(message -> each);
    }
  }

  /** Throws at the next submission. */
  public synchronized void misbehave() {
    answers.add(
        message -> {
          throw new IllegalStateException("A bug");
        });
  }

  /** Answers nothing from now on until {@link #release}. */
  public synchronized void hold() {
    holding = true;
  }

  /** Accepts the oldest submission that has no answer. */
  public void release() {
    CompletableFuture<Submitted> oldest;
    synchronized (this) {
      oldest = open.remove();
    }
    oldest.complete(accept());
  }

  /** How many have no answer. */
  public synchronized int unanswered() {
    return open.size();
  }

  /** The link is up or down. */
  public synchronized void up(boolean on) {
    health = on ? Health.UP : new Health(false, "The link is down.");
  }

  /** The texts of what was submitted, in order. */
  public synchronized List<String> texts() {
    return submitted.stream().map(message -> message.text().text()).toList();
  }

  /** What was submitted, in order. */
  public synchronized List<OutboundMessage> submitted() {
    return List.copyOf(submitted);
  }

  /** Whom it tells. */
  public synchronized ProviderListener listener() {
    if (listener == null) {
      throw new IllegalStateException("It was not started");
    }
    return listener;
  }

  /** Whether it was closed. */
  public synchronized boolean isClosed() {
    return closed;
  }

  @Override
  public synchronized Capabilities capabilities() {
    return capabilities;
  }

  @Override
  public synchronized void start(ProviderListener hears) {
    listener = hears;
  }

  @Override
  public synchronized CompletionStage<Submitted> submit(OutboundMessage message) {
    submitted.add(message);
    if (holding) {
      CompletableFuture<Submitted> answer = new CompletableFuture<>();
      open.add(answer);
      return answer;
    }
    return CompletableFuture.completedFuture(
        answers.isEmpty() ? accept() : answers.remove().apply(message));
  }

  private synchronized Submitted accept() {
    return new Submitted.Accepted(List.of(Integer.toString(++accepted)));
  }

  @Override
  public synchronized Health health() {
    return health;
  }

  @Override
  public synchronized void close() {
    closed = true;
  }
}
