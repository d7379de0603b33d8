package im.gangway.core.delivery;

import im.gangway.core.relay.Relay;
import im.gangway.core.session.UserSession;
import im.gangway.core.storage.MessageState;
import im.gangway.core.storage.StoredOutgoing.Failure;
import im.gangway.transport.LegacyEvent.MessageFailed;
import java.util.Optional;

/** A session says that a message which the outbox keeps has not reached its recipient after all. */
final class StoredFailureRelay implements Relay<MessageFailed> {
  private final Outbox outbox;

  StoredFailureRelay(Outbox outbox) {
    this.outbox = outbox;
  }

  @Override
  public Class<MessageFailed> event() {
    return MessageFailed.class;
  }

  @Override
  public void relay(MessageFailed event, UserSession session) {
    Failure why = new Failure(event.reason().name(), event.text().in(session.language()));
    outbox.ended(session, event.message(), MessageState.FAILED, Optional.of(why));
  }
}
