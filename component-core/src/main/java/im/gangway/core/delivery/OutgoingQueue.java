package im.gangway.core.delivery;

import im.gangway.core.session.SessionPart;
import im.gangway.core.session.UserSession;
import im.gangway.core.storage.StoredOutgoing;
import im.gangway.transport.FailureReason;
import im.gangway.transport.Text;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A user's messages that have not been accepted yet, by legacy user; they keep the user connected.
 * Confined to the user's mailbox.
 */
final class OutgoingQueue implements SessionPart {
  private final Outbox outbox;
  private final UserSession session;
  private final Map<String, Conversation> conversations = new LinkedHashMap<>();

  private int expected;

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
    for (StoredOutgoing message : messages) {
      conversations
          .computeIfAbsent(message.contact(), contact -> new Conversation(outbox, session))
          .add(message);
    }
    List.copyOf(conversations.values()).forEach(Conversation::next);
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
  }
}
