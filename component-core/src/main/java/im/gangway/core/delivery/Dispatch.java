package im.gangway.core.delivery;

import im.gangway.core.session.UserSession;
import im.gangway.core.storage.MessageState;
import im.gangway.core.storage.StoredOutgoing;
import im.gangway.core.storage.StoredOutgoing.Failure;
import im.gangway.transport.AfterCrash;
import im.gangway.transport.FailureReason;
import im.gangway.transport.LegacyException;
import im.gangway.transport.LegacyMessageId;
import im.gangway.transport.LegacySession;
import im.gangway.transport.SendOutcome;
import im.gangway.transport.Text;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands the messages of a conversation, one at a time, to the user's legacy session, and stores
 * what comes of that. Confined to the user's mailbox.
 */
final class Dispatch {
  private static final Logger log = LoggerFactory.getLogger(Dispatch.class);

  private final Outbox outbox;
  private final UserSession session;
  private final Conversation conversation;

  /** In a row, of what might have worked. */
  private int failures;

  /** What was in the way last; of the message before too, since it was in the way of both. */
  private @Nullable LegacyException obstacle;

  Dispatch(Outbox outbox, UserSession session, Conversation conversation) {
    this.outbox = outbox;
    this.session = session;
    this.conversation = conversation;
  }

  /** What is to be done with a failure. */
  private interface Otherwise {
    void failed(LegacyException failure);
  }

  private interface Then<T> {
    void done(T value);
  }

  /** Sends a message. */
  void begin(StoredOutgoing message) {
    settled(reachNetwork(), reached -> reached(message), failure -> later(message, failure));
  }

  private CompletionStage<Boolean> reachNetwork() {
    return session
        .legacy()
        .call(LegacySession.class, legacy -> CompletableFuture.completedFuture(true));
  }

  private void reached(StoredOutgoing message) {
    if (conversation.isNext(message)) {
      outbox.trials().sending(message.id());
      handOver(message);
    }
  }

  private void over(StoredOutgoing message) {
    failures = 0;
    conversation.over(message);
  }

  private <T> void settled(CompletionStage<T> stage, Then<T> then, Otherwise otherwise) {
    stage.whenCompleteAsync(
        (value, failure) -> {
          if (failure == null) {
            then.done(value);
          } else {
            otherwise.failed(known(failure));
          }
        },
        session.mailbox());
  }

  private static LegacyException known(Throwable failure) {
    Throwable cause = failure;
    while (cause instanceof CompletionException && cause.getCause() != null) {
      cause = cause.getCause();
    }
    if (cause instanceof LegacyException legacy) {
      return legacy;
    }
    log.error("A message could not be sent; only that one is concerned", cause);
    return new LegacyException(FailureReason.INTERNAL, Text.NONE, cause);
  }

  /** What may cost something is noted before it is done. */
  private void handOver(StoredOutgoing message) {
    if (outbox.afterCrash() == AfterCrash.UNKNOWN) {
      stored(() -> outbox.store().handOver(message.id()), noted -> send(message));
    } else {
      send(message);
    }
  }

  private void send(StoredOutgoing message) {
    AtomicBoolean begun = new AtomicBoolean();
    CompletionStage<SendOutcome> outcome =
        session
            .legacy()
            .call(
                LegacySession.class,
                legacy -> {
                  begun.set(true);
                  return legacy.send(outbox.outgoing(message));
                });
    settled(
        outcome,
        known -> outcome(message, known),
        failure -> broken(message, begun.get(), failure));
  }

  private void outcome(StoredOutgoing message, SendOutcome outcome) {
    if (outcome instanceof SendOutcome.Accepted accepted) {
      accepted(message, accepted.ids());
    } else if (outcome instanceof SendOutcome.RetryAfter retry) {
      notTaken(message, retry.duration(), new LegacyException(retry.reason(), retry.text()));
    } else if (outcome instanceof SendOutcome.Refused refused) {
      failed(message, new LegacyException(refused.reason(), refused.text()));
    } else if (outcome instanceof SendOutcome.Unknown unknown) {
      Failure why = failure(unknown.reason(), unknown.text());
      end(message, MessageState.UNKNOWN, Optional.of(why));
    }
  }

  private void accepted(StoredOutgoing message, List<LegacyMessageId> ids) {
    List<String> values = ids.stream().map(LegacyMessageId::value).toList();
    stored(
        () -> outbox.store().accepted(session.domain(), message.id(), values),
        ended -> {
          obstacle = null;
          outbox.meter().accepted(Duration.between(message.created(), session.now()));
          ended.ifPresent(outbox::ended);
          over(message);
        });
  }

  /** The call failed: whether the message has gone out decides what that means. */
  private void broken(StoredOutgoing message, boolean begun, LegacyException failure) {
    boolean perhapsSent = begun && Patience.mayPass(failure.reason());
    if (perhapsSent && outbox.afterCrash() == AfterCrash.UNKNOWN) {
      Failure why = failure(failure.reason(), failure.text());
      end(message, MessageState.UNKNOWN, Optional.of(why));
    } else {
      later(message, failure);
    }
  }

  private void later(StoredOutgoing message, LegacyException failure) {
    if (Patience.mayPass(failure.reason())) {
      notTaken(message, Patience.after(failures), failure);
      failures++;
    } else {
      failed(message, failure);
    }
  }

  private void notTaken(StoredOutgoing message, Duration pause, LegacyException why) {
    obstacle = why;
    String reason = why.reason().name().toLowerCase(Locale.ROOT);
    Runnable rest = () -> conversation.notTaken(message, pause, reason);
    if (outbox.afterCrash() == AfterCrash.UNKNOWN) {
      stored(() -> outbox.store().takeBack(message.id()), noted -> rest.run());
    } else {
      rest.run();
    }
  }

  /** It was cut off while it was handed over. */
  void unknown(StoredOutgoing message) {
    end(message, MessageState.UNKNOWN, Optional.empty());
  }

  /** It has waited for too long: fails with what was in the way last, as far as that is known. */
  void giveUp(StoredOutgoing message) {
    LegacyException last = obstacle;
    failed(
        message,
        last == null
            ? new LegacyException(FailureReason.NETWORK_UNREACHABLE, Text.NONE)
            : new LegacyException(last.reason(), givenUp(last)));
  }

  private static Text givenUp(LegacyException last) {
    if (!last.text().isEmpty()) {
      return Text.of(Dispatch.class, "given-up-because", last.text());
    }
    return last.reason() == FailureReason.NETWORK_UNREACHABLE
        ? Text.NONE
        : Text.of(Dispatch.class, "never-taken");
  }

  private void failed(StoredOutgoing message, LegacyException failure) {
    Failure why = failure(failure.reason(), failure.text());
    end(message, MessageState.FAILED, Optional.of(why));
  }

  /** Words are stored in the language that the sender spoke last. */
  private Failure failure(FailureReason reason, Text text) {
    return new Failure(reason.name(), text.in(session.language()));
  }

  private void end(StoredOutgoing message, MessageState state, Optional<Failure> why) {
    stored(
        () -> outbox.store().end(message.id(), state, why),
        ended -> {
          ended.ifPresent(outbox::ended);
          over(message);
        });
  }

  /** Stores something that is so already: until that has worked nothing else goes on. */
  private <T> void stored(Supplier<CompletionStage<T>> write, Then<T> then) {
    write
        .get()
        .whenCompleteAsync(
            (value, failure) -> {
              if (failure == null) {
                then.done(value);
              } else {
                outbox.storeFailed(failure);
                session.after(Outbox.STORE_PAUSE, () -> stored(write, then));
              }
            },
            session.mailbox());
  }
}
