package im.gangway.sms.route;

import im.gangway.sms.number.SmsAddress;
import im.gangway.sms.provider.OutboundMessage;
import im.gangway.sms.provider.SmsProvider;
import im.gangway.sms.provider.Submitted;
import im.gangway.sms.provider.Submitted.Refused;
import im.gangway.sms.receipt.SubmitAction;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * One provider, and what waits for it: in order, no more at once than the window, no faster than
 * the rate. When the carrier takes no more, all of it rests. Thread-safe.
 */
public final class Route {
  /** What rests longer is better kept in the outbox, where a crash finds it unsent. */
  private static final Duration SHORT = Duration.ofSeconds(3);

  private static final Duration PATIENCE = Duration.ofMinutes(10);
  private static final Duration BUSY = Duration.ofMillis(500);
  private static final Duration REBINDING = Duration.ofSeconds(5);
  private static final int CAPACITY = 1_000;

  private final RoutePlan plan;
  private final SmsProvider provider;
  private final Clock clock;
  private final ScheduledExecutorService scheduler;
  private final LateAnswers late;
  private final PriorityQueue<Waiting> queue = new PriorityQueue<>();
  private final Pace pace;
  private final Backoff backoff;
  private final AtomicInteger asked = new AtomicInteger();
  private long sequence;
  private int unanswered;
  private boolean timed;
  private boolean closed;

  public Route(
      RoutePlan plan,
      SmsProvider provider,
      Clock clock,
      ScheduledExecutorService scheduler,
      RandomGenerator random) {
    this.plan = plan;
    this.provider = provider;
    this.clock = clock;
    this.scheduler = scheduler;
    this.late = new LateAnswers(plan.lateAnswers(), scheduler);
    this.pace = new Pace(plan.rate());
    this.backoff = new Backoff(random);
  }

  /** A submission in its place. */
  private record Waiting(
      long place,
      OutboundMessage message,
      boolean begun,
      Instant since,
      CompletableFuture<Submitted> result)
      implements Comparable<Waiting> {
    @Override
    public int compareTo(Waiting other) {
      return Long.compare(place, other.place);
    }
  }

  /** What it is for. */
  public RoutePlan plan() {
    return plan;
  }

  /** What is behind it. */
  public SmsProvider provider() {
    return provider;
  }

  /** Whether it can be used now. */
  public boolean isUp() {
    return provider.health().up();
  }

  /** How many segments wait or are unanswered. */
  public synchronized int load() {
    return queue.size() + unanswered;
  }

  /** Whether it takes messages from one address to another. */
  boolean serves(SmsAddress from, SmsAddress to) {
    return plan.admits(from) && plan.match(to) > 0;
  }

  /**
   * Sends a segment when its turn comes.
   *
   * @param begun whether earlier segments of that message went this way, so that it has to wait
   * @return never fails; {@link Submitted.Retry} where it is not worth waiting for
   */
  CompletionStage<Submitted> submit(OutboundMessage message, boolean begun) {
    Waiting mine;
    synchronized (this) {
      Instant now = clock.instant();
      Duration resting = backoff.resting(now);
      if (closed) {
        return done(new Submitted.Retry(BUSY));
      } else if (!begun && resting.compareTo(SHORT) > 0) {
        return done(new Submitted.Retry(resting));
      } else if (!begun && queue.size() >= CAPACITY) {
        return done(new Submitted.Retry(BUSY));
      }
      mine = new Waiting(sequence++, message, begun, now, new CompletableFuture<>());
      queue.add(mine);
    }
    pump();
    return mine.result();
  }

  /**
   * The provider has an answer to a submission of which it had said that nobody knows.
   *
   * @param reference of the submission
   */
  public void answeredLate(String reference, Submitted outcome) {
    late.answered(reference, outcome);
  }

  private static CompletionStage<Submitted> done(Submitted outcome) {
    return CompletableFuture.completedFuture(outcome);
  }

  /** One thread at a time sends what may go, however many ask for it: answers come at once too. */
  private void pump() {
    if (asked.getAndIncrement() > 0) {
      return;
    }
    int heard = 1;
    do {
      for (Waiting next = next(); next != null; next = next()) {
        send(next);
      }
      heard = asked.addAndGet(-heard);
    } while (heard > 0);
  }

  private void send(Waiting next) {
    CompletionStage<Submitted> answer;
    try {
      answer = provider.submit(next.message());
    } catch (RuntimeException bug) {
      answer = CompletableFuture.failedFuture(bug);
    }
    answer.whenComplete((outcome, bug) -> answered(next, outcome, bug));
  }

  private synchronized @Nullable Waiting next() {
    if (queue.isEmpty() || closed || unanswered >= window()) {
      return null;
    }
    Instant now = clock.instant();
    Duration pause = backoff.resting(now);
    pause = pause.isZero() ? pace.waiting(now) : pause;
    if (!pause.isZero()) {
      wakeAfter(pause);
      return null;
    }
    pace.take(now);
    unanswered++;
    return queue.poll();
  }

  private int window() {
    return Math.min(plan.window(), provider.capabilities().window());
  }

  private void wakeAfter(Duration pause) {
    if (timed) {
      return;
    }
    timed = true;
    try {
      scheduler.schedule(this::wake, Math.max(1_000, pause.toNanos()), TimeUnit.NANOSECONDS);
    } catch (RejectedExecutionException ending) {
      timed = false;
    }
  }

  private void wake() {
    synchronized (this) {
      timed = false;
    }
    pump();
  }

  private void answered(Waiting sent, @Nullable Submitted outcome, @Nullable Throwable bug) {
    List<Waiting> given = new ArrayList<>();
    Submitted.Retry restFirst;
    boolean again;
    synchronized (this) {
      unanswered--;
      Instant now = clock.instant();
      again = outcome != null && isPause(outcome, now);
      if (again) {
        queue.add(sent);
        giveBack(given, now);
      } else if (outcome instanceof Submitted.Accepted) {
        backoff.reset();
        pace.accepted(now);
      }
      restFirst = new Submitted.Retry(atLeast(backoff.resting(now)));
    }
    given.forEach(each -> each.result().complete(restFirst));
    if (bug != null) {
      sent.result().completeExceptionally(bug);
    } else if (outcome instanceof Submitted.Unknown unknown) {
      late.await(sent.message().reference(), unknown, sent.result());
    } else if (outcome != null && !again) {
      sent.result().complete(outcome);
    }
    pump();
  }

  private static Duration atLeast(Duration rest) {
    return rest.compareTo(BUSY) < 0 ? BUSY : rest;
  }

  /** Whether that says that the whole route has to rest, which it then does. */
  private boolean isPause(Submitted outcome, Instant now) {
    if (outcome instanceof Submitted.Retry retry) {
      backoff.rest(now, atLeast(retry.after()));
      return true;
    }
    SubmitAction action = outcome instanceof Refused refused ? refused.action() : SubmitAction.NONE;
    if (action == SubmitAction.REBIND) {
      backoff.rest(now, REBINDING);
      return true;
    }
    if (action == SubmitAction.BACK_OFF && backoff.grow(now)) {
      pace.throttled(now);
    }
    return action == SubmitAction.BACK_OFF;
  }

  /** Those that may wait in the outbox do so when the rest is long; none waits for ever. */
  private void giveBack(List<Waiting> given, Instant now) {
    boolean longRest = closed || backoff.resting(now).compareTo(SHORT) > 0 || !isUp();
    for (Waiting each : List.copyOf(queue)) {
      boolean tooLong = each.since().plus(PATIENCE).isBefore(now);
      if (tooLong || closed || (longRest && !each.begun())) {
        queue.remove(each);
        given.add(each);
      }
    }
  }

  /** Gives back what has not gone out, and closes the provider. */
  void close() {
    List<Waiting> given;
    synchronized (this) {
      closed = true;
      given = new ArrayList<>(queue);
      queue.clear();
    }
    given.forEach(each -> each.result().complete(new Submitted.Retry(BUSY)));
    provider.close();
    late.close();
  }
}
