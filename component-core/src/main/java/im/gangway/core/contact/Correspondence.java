package im.gangway.core.contact;

import im.gangway.core.session.SessionPart;
import im.gangway.core.session.UserSession;
import im.gangway.transport.FailureReason;
import im.gangway.transport.LegacyAddress;
import im.gangway.transport.LegacyMessageId;
import im.gangway.transport.Text;
import java.util.Map;

/**
 * What is remembered, within bounds, of a user's messages with single legacy users. Confined to the
 * user's mailbox.
 */
final class Correspondence implements SessionPart {
  private static final int REMEMBERED = 500;

  private final SentMessages sent = new SentMessages();
  private final Repetitions repetitions = new Repetitions();
  private final Conversations conversations = new Conversations();
  private final Bounces bounces = new Bounces();
  private final ReadMarks marks = new ReadMarks();
  private final Map<Received, Boolean> received = new BoundedMap<>(REMEMBERED);
  private final SendQueue queue;

  private record Received(LegacyAddress from, LegacyMessageId id) {}

  private Correspondence(UserSession session) {
    this.queue = new SendQueue(session);
  }

  static Correspondence of(UserSession session) {
    return session.part(Correspondence.class, Correspondence::new);
  }

  SentMessages sent() {
    return sent;
  }

  Repetitions repetitions() {
    return repetitions;
  }

  Conversations conversations() {
    return conversations;
  }

  Bounces bounces() {
    return bounces;
  }

  ReadMarks marks() {
    return marks;
  }

  SendQueue queue() {
    return queue;
  }

  /** Notes a message of the legacy side; false if it was there before. */
  boolean isNew(LegacyAddress from, LegacyMessageId id) {
    return received.put(new Received(from, id), true) == null;
  }

  @Override
  public boolean keepsAlive() {
    return false;
  }

  @Override
  public void legacyEnded(FailureReason reason, Text text) {
    // reports and repetitions may still come when there is a session again
  }
}
