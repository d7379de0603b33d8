package im.gangway.core.delivery;

import im.gangway.core.session.UserSession;
import im.gangway.core.storage.MessageState;
import im.gangway.core.storage.StoredOutgoing;
import im.gangway.transport.AfterCrash;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * A user's messages to one legacy user that have not been accepted yet: sent one after the other,
 * each only when the one before has been accepted or has come to its end. Confined to the user's
 * mailbox.
 */
final class Conversation {
  private final Outbox outbox;
  private final UserSession session;
  private final Dispatch dispatch;
  private final Deque<StoredOutgoing> waiting = new ArrayDeque<>();

  /** What the operator takes away, until that is stored. */
  private final Set<String> withdrawn = new HashSet<>();

  private boolean busy;
  private @Nullable Future<?> rest;
  private int attempts;

  Conversation(Outbox outbox, UserSession session) {
    this.outbox = outbox;
    this.session = session;
    this.dispatch = new Dispatch(outbox, session, this);
  }

  void add(StoredOutgoing message) {
    waiting.add(message);
  }

  int size() {
    return waiting.size();
  }

  /** Nothing of it is wanted any more. */
  void clear() {
    waiting.forEach(this::release);
    waiting.clear();
  }

  private void release(StoredOutgoing message) {
    outbox.release(message);
    outbox.trials().over(message.id());
  }

  /** There is hope: nothing has to be waited for. */
  void wake() {
    if (rest != null) {
      rest.cancel(false);
      rest = null;
    }
    next();
  }

  /** Sends what is next, unless something is under way. */
  void next() {
    StoredOutgoing message = waiting.peek();
    if (busy || rest != null || message == null || withdrawn.contains(message.id())) {
      return;
    }
    busy = true;
    if (message.state() == MessageState.HANDED_OVER && outbox.afterCrash() == AfterCrash.UNKNOWN) {
      dispatch.unknown(message);
    } else if (message.created().plus(Patience.LONGEST).isBefore(session.now())) {
      dispatch.giveUp(message);
    } else {
      dispatch.begin(message);
    }
  }

  /** The network can be reached: whether the message is still to be sent. */
  boolean isNext(StoredOutgoing message) {
    boolean still = waiting.peek() == message && !withdrawn.contains(message.id());
    if (!still) {
      busy = false;
      next();
      outbox.quiet(session);
    }
    return still;
  }

  /** The network did not take a message: it is tried again after a pause. */
  void notTaken(StoredOutgoing message, Duration pause, String reason) {
    attempts++;
    busy = false;
    if (waiting.contains(message)) {
      outbox.trials().failed(message.id(), new Trial(attempts, session.now().plus(pause), reason));
    }
    rest = session.timer(pause, this::wake);
  }

  /** A message has been accepted or has come to its end. */
  void over(StoredOutgoing message) {
    busy = false;
    attempts = 0;
    if (waiting.remove(message)) {
      release(message);
    }
    next();
    outbox.quiet(session);
  }

  /** Takes away a message that has not been handed over. */
  void withdraw(String id, CompletableFuture<Withdrawal> result) {
    Optional<StoredOutgoing> found =
        waiting.stream().filter(message -> message.id().equals(id)).findFirst();
    if (found.isEmpty()) {
      result.complete(Withdrawal.OVER);
    } else if (outbox.trials().isSending(id) || !withdrawn.add(id)) {
      result.complete(Withdrawal.UNDER_WAY);
    } else {
      outbox.drop(id, session.mailbox(), result, () -> withdrawn(found.get(), result));
    }
  }

  private void withdrawn(StoredOutgoing message, CompletableFuture<Withdrawal> result) {
    withdrawn.remove(message.id());
    boolean done = result.getNow(Withdrawal.FAILED) == Withdrawal.DROPPED;
    if (done && waiting.remove(message)) {
      release(message);
    }
    next();
    outbox.quiet(session);
  }

  /** Whether this is of no more use. */
  boolean isOver() {
    return waiting.isEmpty() && !busy;
  }
}
