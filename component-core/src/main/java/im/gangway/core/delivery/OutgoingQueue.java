package im.gangway.core.delivery;

import im.gangway.core.session.SessionPart;
import im.gangway.core.session.UserSession;
import im.gangway.core.storage.MessageState;
import im.gangway.core.storage.StoredOutgoing;
import im.gangway.core.storage.WaitingMessage;
import im.gangway.transport.FailureReason;
import im.gangway.transport.Text;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * A user's messages that have not been accepted yet, by legacy user; they keep the user connected.
 * Confined to the user's mailbox.
 */
final class OutgoingQueue implements SessionPart {
  /** Until the store is asked again for what it could not read. */
  static final Duration RETRY = Duration.ofSeconds(30);

  private final Outbox outbox;
  private final UserSession session;
  private final Map<String, Conversation> conversations = new LinkedHashMap<>();

  private int expected;

  /** What waits is in the store only, since the user was let go of. */
  private boolean left;

  private boolean loading;
  private boolean loadAgain;
  private @Nullable Future<?> retry;

  private OutgoingQueue(Outbox outbox, UserSession session) {
    this.outbox = outbox;
    this.session = session;
  }

  static OutgoingQueue of(UserSession session, Outbox outbox) {
    return session.part(OutgoingQueue.class, made -> new OutgoingQueue(outbox, made));
  }

  /** So many messages more, or less, are on their way into the store. */
  void expect(int more) {
    expected += more;
  }

  /** How many messages wait, those included that are not stored yet. */
  int size() {
    return expected + conversations.values().stream().mapToInt(Conversation::size).sum();
  }

  /** Adds messages that are stored, in order, and begins to send them. */
  void add(List<StoredOutgoing> messages) {
    if (left) {
      messages.forEach(outbox::release);
      reload();
    } else {
      append(messages);
    }
  }

  /** Goes on with what the user was let go of with. */
  void resume() {
    if (left) {
      reload();
    }
  }

  private void reload() {
    loadAgain = loading;
    if (!loading) {
      loading = true;
      session.unsettled();
      cancelRetry();
      outbox.load(session).whenCompleteAsync(this::reloaded, session.mailbox());
    }
  }

  private void reloaded(@Nullable List<StoredOutgoing> messages, @Nullable Throwable failure) {
    loading = false;
    if (messages == null) {
      outbox.storeFailed(failure);
      retryLater();
    } else if (loadAgain) {
      reload();
    } else {
      left = false;
      outbox.loaded(messages);
      append(messages);
    }
    session.settled();
  }

  /** The session must be there until then, since another one would load the same by itself. */
  private void retryLater() {
    cancelRetry();
    session.unsettled();
    retry = session.timer(RETRY, this::resumeAfterRetry);
  }

  private void resumeAfterRetry() {
    if (retry != null) {
      reload();
    }
  }

  private void cancelRetry() {
    if (retry != null) {
      retry.cancel(false);
      retry = null;
      session.settled();
    }
  }

  private void append(List<StoredOutgoing> messages) {
    for (StoredOutgoing message : messages) {
      conversations
          .computeIfAbsent(message.contact(), contact -> new Conversation(outbox, session))
          .add(message);
    }
    List.copyOf(conversations.values()).forEach(Conversation::next);
  }

  /** Takes a waiting message away. */
  void withdraw(WaitingMessage message, CompletableFuture<Withdrawal> result) {
    Conversation conversation = conversations.get(message.contact());
    if (message.state() == MessageState.HANDED_OVER) {
      boolean sending = outbox.trials().isSending(message.id());
      result.complete(sending ? Withdrawal.UNDER_WAY : Withdrawal.UNKNOWN);
    } else if (conversation != null) {
      conversation.withdraw(message.id(), result);
    } else if (expected > 0) {
      // It may be the one that has just been stored and is not among the others yet.
      result.complete(Withdrawal.FAILED);
    } else {
      outbox.drop(message.id(), session.mailbox(), result, () -> {});
    }
  }

  /** Something has come to its end: forgets what is of no more use. */
  void quiet() {
    conversations.values().removeIf(Conversation::isOver);
    if (conversations.isEmpty()) {
      session.touch();
    }
  }

  @Override
  public boolean keepsAlive() {
    return !conversations.isEmpty();
  }

  @Override
  public void legacyStarted() {
    tryNow();
  }

  @Override
  public void tryNow() {
    List.copyOf(conversations.values()).forEach(Conversation::wake);
  }

  @Override
  public void legacyEnded(FailureReason reason, Text text) {
    // what is under way fails by itself, and the rest waits
  }

  @Override
  public void ended() {
    conversations.values().forEach(Conversation::clear);
    conversations.clear();
    left = true;
    cancelRetry();
  }
}
