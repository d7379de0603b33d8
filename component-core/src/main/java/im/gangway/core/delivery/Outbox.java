package im.gangway.core.delivery;

import im.gangway.core.contact.MessageWay;
import im.gangway.core.contact.Receipt;
import im.gangway.core.error.Condition;
import im.gangway.core.error.StanzaException;
import im.gangway.core.handler.GatewayContext;
import im.gangway.core.handler.MessageRequest;
import im.gangway.core.session.SessionLoader;
import im.gangway.core.session.Sessions;
import im.gangway.core.session.UserSession;
import im.gangway.core.storage.Direction;
import im.gangway.core.storage.MessageState;
import im.gangway.core.storage.OutgoingStore;
import im.gangway.core.storage.StoredOutgoing;
import im.gangway.core.storage.StoredOutgoing.Content;
import im.gangway.core.storage.StoredOutgoing.Failure;
import im.gangway.core.storage.StoredOutgoing.Head;
import im.gangway.core.storage.WaitingMessage;
import im.gangway.core.stream.PacedLog;
import im.gangway.core.text.Languages;
import im.gangway.core.text.MessageBodies;
import im.gangway.core.xml.StanzaIds;
import im.gangway.transport.AfterCrash;
import im.gangway.transport.LegacyAddress;
import im.gangway.transport.OutgoingMessage;
import im.gangway.transport.OutgoingMessage.Extras;
import im.gangway.transport.Text;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicLong;
import org.dom4j.Element;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The way of users' messages to legacy users that are not lost: stored before they are sent, sent
 * in order for each legacy user, tried again when the network cannot be reached, and ended as
 * delivered, failed or unknown, which the sender is told. Thread-safe.
 */
public final class Outbox implements MessageWay {
  static final Duration STORE_PAUSE = Duration.ofSeconds(2);

  private static final Logger log = LoggerFactory.getLogger(Outbox.class);
  private static final int MOST_OF_A_USER = 200;
  private static final long MOST_CHARACTERS = 32L * 1024 * 1024;

  private final GatewayContext context;
  private final OutgoingStore store;
  private final WaitingUsers users;
  private final SenderNews news;
  private final DeliveryMetrics meter;
  private final Trials trials = new Trials();
  private final PacedLog warnings = new PacedLog(log);
  private final AtomicLong characters = new AtomicLong();

  Outbox(
      GatewayContext context,
      OutgoingStore store,
      Sessions sessions,
      SenderNews news,
      DeliveryMetrics meter,
      ScheduledExecutorService scheduler) {
    this.context = context;
    this.store = store;
    this.users = new WaitingUsers(context.domain(), store, sessions, scheduler, this::storeFailed);
    this.news = news;
    this.meter = meter;
  }

  /**
   * Takes a message of a user.
   *
   * @return done when it is stored, so that it is not lost any more
   */
  @Override
  public CompletionStage<Void> send(
      MessageRequest request, LegacyAddress to, String text, Extras with) {
    UserSession session = request.session();
    Content content = new Content(text, with.subject(), with.thread(), with.others());
    OutgoingQueue queue = OutgoingQueue.of(session, this);
    if (isFull(queue, content)) {
      return refused("too-many-waiting");
    }
    StoredOutgoing message =
        StoredOutgoing.fresh(
            StanzaIds.nextInOrder(session.now()),
            session.user().toBareJID(),
            to.value(),
            head(request),
            content,
            session.now());
    reserve(queue, message);
    return store
        .put(session.domain(), message)
        .handleAsync(
            (before, failure) -> stored(message, before, failure, queue), session.mailbox())
        .thenCompose(stage -> stage);
  }

  private boolean isFull(OutgoingQueue queue, Content content) {
    return queue.size() >= MOST_OF_A_USER
        || characters.get() + content.body().length() > MOST_CHARACTERS;
  }

  private static CompletionStage<Void> refused(String words) {
    return CompletableFuture.failedFuture(
        new StanzaException(Condition.RESOURCE_CONSTRAINT, Text.of(Outbox.class, words)));
  }

  private void reserve(OutgoingQueue queue, StoredOutgoing message) {
    queue.expect(1);
    characters.addAndGet(length(message));
  }

  private CompletionStage<Void> stored(
      StoredOutgoing message,
      @Nullable Optional<StoredOutgoing> before,
      @Nullable Throwable failure,
      OutgoingQueue queue) {
    queue.expect(-1);
    if (before != null && before.isEmpty()) {
      queue.add(List.of(message));
      return CompletableFuture.completedFuture(null);
    }
    release(message);
    if (before == null) {
      storeFailed(failure);
      return refused("not-stored");
    }
    before.ifPresent(this::repeated);
    return CompletableFuture.completedFuture(null);
  }

  private void repeated(StoredOutgoing before) {
    meter.repeated(Direction.TO_NETWORK);
    news.tell(before);
  }

  /** A message waits no longer. */
  void release(StoredOutgoing message) {
    characters.addAndGet(-length(message));
  }

  private static int length(StoredOutgoing message) {
    return message.content().map(content -> content.body().length()).orElse(0);
  }

  private static Head head(MessageRequest request) {
    Element stanza = request.stanza().getElement();
    return new Head(
        request.from().toString(),
        request.to().toString(),
        Optional.ofNullable(stanza.attributeValue("id")),
        stanza.attributeValue("type", "normal"),
        Optional.ofNullable(stanza.attributeValue(Languages.ATTRIBUTE)),
        Receipt.isWanted(stanza));
  }

  /** Brings what waits into the session of its user. */
  SessionLoader loader() {
    return session ->
        load(session)
            .thenApply(
                messages ->
                    () -> {
                      if (!messages.isEmpty()) {
                        loaded(messages);
                        OutgoingQueue.of(session, this).add(messages);
                      }
                    });
  }

  /** What waits of a user. */
  CompletionStage<List<StoredOutgoing>> load(UserSession session) {
    return store.open(session.domain(), session.user().toBareJID(), MOST_OF_A_USER);
  }

  /** These are in memory now. */
  void loaded(List<StoredOutgoing> messages) {
    messages.forEach(message -> characters.addAndGet(length(message)));
  }

  /**
   * Goes on with what was left when the gateway last ended, or when the server stayed away so long
   * that everybody was logged out; page by page.
   */
  void resume() {
    // New sessions load what waits by themselves.
    users.each(session -> OutgoingQueue.of(session, this).resume());
    news.tellUntold();
  }

  /**
   * Tries at once what waits.
   *
   * @param owner whose; empty for everybody's
   */
  void tryNow(String owner) {
    if (owner.isEmpty()) {
      users.each(UserSession::tryNow);
    } else {
      users.one(owner, UserSession::tryNow, () -> {});
    }
  }

  /** Takes a waiting message away, unless it is being sent. */
  CompletionStage<Withdrawal> withdraw(WaitingMessage message) {
    CompletableFuture<Withdrawal> result = new CompletableFuture<>();
    users.one(
        message.owner(),
        session -> {
          session.unsettled();
          result.whenCompleteAsync((done, none) -> session.settled(), session.mailbox());
          OutgoingQueue.of(session, this).withdraw(message, result);
        },
        () -> result.complete(Withdrawal.FAILED));
    return result;
  }

  /** Stores that a message was taken away; what is to follow runs there. */
  void drop(String id, Executor on, CompletableFuture<Withdrawal> result, Runnable then) {
    store
        .drop(id, SenderNews.WITHDRAWN)
        .whenCompleteAsync(
            (dropped, failure) -> {
              if (dropped == null) {
                storeFailed(failure);
                result.complete(Withdrawal.FAILED);
              } else {
                dropped.ifPresent(this::ended);
                result.complete(dropped.isPresent() ? Withdrawal.DROPPED : Withdrawal.OVER);
              }
              then.run();
            },
            on);
  }

  OutgoingMessage outgoing(StoredOutgoing message) {
    Content content = message.content().orElseThrow();
    return new OutgoingMessage(
        message.id(),
        new LegacyAddress(message.contact()),
        MessageBodies.toText(content.body()),
        new Extras(content.subject(), content.thread()).alsoTo(content.others()));
  }

  /** A session reports the end of a message; on the user's mailbox. */
  void ended(UserSession session, String id, MessageState state, Optional<Failure> failure) {
    session.unsettled();
    store
        .end(id, state, failure)
        .whenCompleteAsync(
            (ended, notStored) -> {
              if (ended == null) {
                storeFailed(notStored);
                session.after(STORE_PAUSE, () -> ended(session, id, state, failure));
              } else {
                ended.ifPresent(this::ended);
              }
              session.settled();
            },
            session.mailbox());
  }

  /** A message has just come to its end. */
  void ended(StoredOutgoing message) {
    meter.ended(message);
    news.tell(message);
  }

  /** Something of a user has come to its end: forgets what is of no more use. */
  void quiet(UserSession session) {
    OutgoingQueue.of(session, this).quiet();
  }

  AfterCrash afterCrash() {
    return context.info().afterCrash();
  }

  OutgoingStore store() {
    return store;
  }

  Trials trials() {
    return trials;
  }

  DeliveryMetrics meter() {
    return meter;
  }

  void storeFailed(@Nullable Throwable failure) {
    warnings.warn("What becomes of a message could not be stored: {}", String.valueOf(failure));
  }
}
