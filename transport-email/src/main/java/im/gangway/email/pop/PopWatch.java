package im.gangway.email.pop;

import im.gangway.email.imap.wire.Failures;
import im.gangway.email.outgoing.Turns;
import im.gangway.email.pop.PopLink.Listed;
import im.gangway.email.pop.PopScan.Fresh;
import im.gangway.email.store.Digest;
import im.gangway.transport.FailureReason;
import im.gangway.transport.LegacyException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A mailbox that is polled until it is closed. Each poll is a session of its own, in which nothing
 * is ever deleted. Thread-safe.
 */
public final class PopWatch implements AutoCloseable {
  private static final int MOST_DOUBLINGS = 10;
  private static final int MOST_TRIES = 3;
  private static final String TURN = "pop";

  private final PopBox box;
  private final PopListener listener;
  private final PopMailboxes around;
  private volatile boolean isClosed;
  // What follows belongs to the poll that is running; there is at most one.
  private long[] known = {};
  private boolean isBegun;
  private int failures;
  private String stuckAt = "";
  private int tries;

  /** The listener could not take a mail, or not say whether it knows it. */
  private static final class NotTakenException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotTakenException(@Nullable Throwable cause) {
      super(cause);
    }
  }

  PopWatch(PopBox box, PopListener listener, PopMailboxes around) {
    this.box = box;
    this.listener = listener;
    this.around = around;
  }

  void poll() {
    if (isClosed) {
      return;
    }
    turn(() -> around.door().open(box.host(), box.login()))
        .thenCompose(this::session)
        .whenComplete((isCut, failed) -> after(isCut, cause(failed)));
  }

  private <T> CompletionStage<T> turn(Callable<T> work) {
    Turns turns = around.turns();
    return turns.run(TURN, work);
  }

  /** Does something that blocks in a session. */
  <T> CompletionStage<T> block(PopLink link, PopDoor.Step<T> step) {
    return turn(around.door().later(link, step));
  }

  Executor pool() {
    return around.pool();
  }

  /** Whether there is more to be told at once. */
  private CompletionStage<Boolean> session(PopLink link) {
    return block(link, link::list)
        .thenCompose(listed -> told(link, listed))
        .whenComplete((done, failed) -> leave(link));
  }

  private void leave(PopLink link) {
    turn(() -> {
          link.close();
          return true;
        })
        .whenComplete(
            (done, failed) -> {
              if (failed != null) {
                link.abort();
              }
            });
  }

  private CompletionStage<Boolean> told(PopLink link, List<Listed> listed) {
    List<Listed> unknown = new ArrayList<>();
    listed.stream().filter(each -> !isKnown(each)).forEach(unknown::add);
    PopScan scan = new PopScan(this, link, unknown, around.limits().mailsAtOnce());
    return scan.run()
        .thenCompose(fresh -> tell(link, fresh, 0).thenApply(done -> fresh))
        .thenApply(
            fresh -> {
              if (!scan.isCut()) {
                remember(listed);
              }
              return scan.isCut();
            });
  }

  private boolean isKnown(Listed mail) {
    return Arrays.binarySearch(known, number(mail.uid())) >= 0;
  }

  private void remember(List<Listed> listed) {
    known = listed.stream().mapToLong(each -> number(each.uid())).sorted().toArray();
    isBegun = true;
  }

  private static long number(String uid) {
    return Long.parseUnsignedLong(Digest.of(uid).substring(0, 16), 16);
  }

  CompletionStage<Boolean> knows(String uid) {
    return listener.knows(uid).handle(PopWatch::taken).thenCompose(stage -> stage);
  }

  private static <T> CompletionStage<T> taken(T answer, @Nullable Throwable failed) {
    return failed == null
        ? CompletableFuture.completedFuture(answer)
        : CompletableFuture.failedFuture(new NotTakenException(failed));
  }

  /** A mail without a trace counts as new, but for those that were there at the beginning. */
  Optional<Instant> sinceRegistered(Optional<Instant> receivedAt) {
    return receivedAt.isPresent() || !isBegun
        ? receivedAt.filter(at -> !at.isBefore(box.since()))
        : Optional.of(around.clock().instant());
  }

  private CompletionStage<Void> tell(PopLink link, List<Fresh> fresh, int at) {
    if (isClosed || at >= fresh.size()) {
      return CompletableFuture.completedFuture(null);
    }
    Fresh next = fresh.get(at);
    return fetched(link, next)
        .thenCompose(mail -> listener.arrived(mail).handle(PopWatch::taken))
        .thenCompose(stage -> stage)
        .thenComposeAsync(done -> tell(link, fresh, at + 1), pool());
  }

  /** One bad mail stops no mailbox. */
  private CompletionStage<PopMail> fetched(PopLink link, Fresh fresh) {
    String uid = fresh.mail().uid();
    tries = uid.equals(stuckAt) ? tries + 1 : 1;
    stuckAt = uid;
    return tries > MOST_TRIES
        ? CompletableFuture.completedFuture(
            new PopMail(uid, new byte[0], 0, false, fresh.receivedAt()))
        : block(link, () -> fetch(link, fresh));
  }

  private PopMail fetch(PopLink link, Fresh fresh) throws IOException {
    Listed mail = fresh.mail();
    long size = link.size(mail);
    boolean isWhole = size <= around.limits().mailBytes();
    byte[] bytes =
        (isWhole ? link.fetch(mail) : link.header(mail))
            .orElseThrow(() -> new IOException("The server does not hand a mail out"));
    return new PopMail(mail.uid(), bytes, size, isWhole, fresh.receivedAt());
  }

  private static @Nullable Throwable cause(@Nullable Throwable failed) {
    Throwable cause = failed instanceof CompletionException ? failed.getCause() : failed;
    return cause instanceof CompletionException ? cause(cause) : cause;
  }

  private void after(@Nullable Boolean isCut, @Nullable Throwable failed) {
    if (isClosed) {
      return;
    }
    if (failed == null) {
      failures = 0;
      listener.online();
      again(Boolean.TRUE.equals(isCut) ? Duration.ofMillis(1) : around.limits().poll());
    } else if (failed instanceof NotTakenException) {
      tries = 0;
      again(around.limits().retry());
    } else {
      failed(
          failed instanceof LegacyException told
              ? told
              : Failures.unreachable(box.host().toString(), failed));
    }
  }

  private void failed(LegacyException why) {
    if (why.reason() == FailureReason.CREDENTIALS_REFUSED) {
      isClosed = true;
      listener.refused(why);
      return;
    }
    if (failures == 0) {
      listener.unreachable(why);
    }
    again(pause());
    failures++;
  }

  private Duration pause() {
    Duration doubled =
        around.limits().poll().multipliedBy(1L << Math.min(MOST_DOUBLINGS, failures));
    Duration longest = around.limits().longestPause();
    return doubled.compareTo(longest) < 0 ? doubled : longest;
  }

  /** Not for all at the same time: up to a fifth earlier. */
  private void again(Duration delay) {
    long most = delay.toMillis();
    long some = ThreadLocalRandom.current().nextLong(most / 5 + 1);
    try {
      around.timers().schedule(this::poll, most - some, TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException stopping) {
      isClosed = true;
    }
  }

  /** Ends it; returns at once. Nothing is told afterwards but for a mail that is being told. */
  @Override
  public void close() {
    isClosed = true;
  }
}
