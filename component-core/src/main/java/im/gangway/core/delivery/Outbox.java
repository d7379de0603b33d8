package im.gangway.core.delivery;

import im.gangway.core.address.JidText;
import im.gangway.core.contact.MessageWay;
import im.gangway.core.contact.Receipt;
import im.gangway.core.error.Condition;
import im.gangway.core.error.StanzaException;
import im.gangway.core.handler.GatewayContext;
import im.gangway.core.handler.MessageRequest;
import im.gangway.core.session.SessionLoader;
import im.gangway.core.session.Sessions;
import im.gangway.core.session.UserSession;
import im.gangway.core.storage.MessageState;
import im.gangway.core.storage.OutgoingStore;
import im.gangway.core.storage.StoredOutgoing;
import im.gangway.core.storage.StoredOutgoing.Content;
import im.gangway.core.storage.StoredOutgoing.Failure;
import im.gangway.core.storage.StoredOutgoing.Head;
import im.gangway.core.stream.PacedLog;
import im.gangway.core.text.Languages;
import im.gangway.core.text.MessageBodies;
import im.gangway.core.xml.StanzaIds;
import im.gangway.transport.AfterCrash;
import im.gangway.transport.InvalidAddressException;
import im.gangway.transport.LegacyAddress;
import im.gangway.transport.OutgoingMessage;
import im.gangway.transport.OutgoingMessage.Extras;
import im.gangway.transport.Text;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.dom4j.Element;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xmpp.packet.JID;

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
  private static final int PAGE = 100;
  private static final Duration PAGE_PAUSE = Duration.ofSeconds(1);

  private final GatewayContext context;
  private final OutgoingStore store;
  private final Sessions sessions;
  private final ScheduledExecutorService scheduler;
  private final SenderNews news;
  private final PacedLog warnings = new PacedLog(log);
  private final AtomicLong characters = new AtomicLong();
  private final AtomicBoolean resumed = new AtomicBoolean();

  Outbox(
      GatewayContext context,
      OutgoingStore store,
      Sessions sessions,
      SenderNews news,
      ScheduledExecutorService scheduler) {
    this.context = context;
    this.store = store;
    this.sessions = sessions;
    this.scheduler = scheduler;
    this.news = news;
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
    Content content = new Content(text, with.subject(), with.thread());
    OutgoingQueue queue = OutgoingQueue.of(session, this);
    if (isFull(queue, content)) {
      return refused("too-many-waiting");
    }
    StoredOutgoing message =
        StoredOutgoing.fresh(
            StanzaIds.next(),
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
    before.ifPresent(news::tell);
    return CompletableFuture.completedFuture(null);
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
        store
            .open(session.domain(), session.user().toBareJID(), MOST_OF_A_USER)
            .thenApply(
                messages ->
                    () -> {
                      if (!messages.isEmpty()) {
                        messages.forEach(message -> characters.addAndGet(length(message)));
                        OutgoingQueue.of(session, this).add(messages);
                      }
                    });
  }

  /** Goes on, once, with what was left when the gateway last ended; page by page. */
  void resume() {
    if (resumed.compareAndSet(false, true)) {
      turnPage("");
    }
    news.tellUntold();
  }

  private void turnPage(String after) {
    store
        .owners(context.domain(), after, PAGE)
        .whenComplete(
            (owners, failure) -> {
              if (owners == null) {
                storeFailed(failure);
                pause(() -> turnPage(after));
              } else if (!owners.isEmpty()) {
                owners.forEach(this::wake);
                pause(() -> turnPage(owners.get(owners.size() - 1)));
              }
            });
  }

  private void pause(Runnable next) {
    scheduler.schedule(next, PAGE_PAUSE.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** The session loads what waits by itself. */
  private void wake(String owner) {
    try {
      JID user = JidText.parse(owner);
      sessions.offerAnswer(user, Outbox::load);
    } catch (InvalidAddressException impossible) {
      log.warn("A message's stored sender is no address; it is not sent");
    }
  }

  private static void load(UserSession session) {
    session.unsettled();
    session.whenLoaded(session::settled, session::settled);
  }

  OutgoingMessage outgoing(StoredOutgoing message) {
    Content content = message.content().orElseThrow();
    return new OutgoingMessage(
        message.id(),
        new LegacyAddress(message.contact()),
        MessageBodies.toText(content.body()),
        new Extras(content.subject(), content.thread()));
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
                ended.ifPresent(news::tell);
              }
              session.settled();
            },
            session.mailbox());
  }

  AfterCrash afterCrash() {
    return context.info().afterCrash();
  }

  OutgoingStore store() {
    return store;
  }

  SenderNews news() {
    return news;
  }

  void storeFailed(@Nullable Throwable failure) {
    warnings.warn("What becomes of a message could not be stored: {}", String.valueOf(failure));
  }
}
