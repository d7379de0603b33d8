package im.gangway.core.delivery;

import im.gangway.core.relay.Relay;
import im.gangway.core.session.UserSession;
import im.gangway.core.storage.MessageState;
import im.gangway.transport.LegacyEvent.MessageDelivered;
import java.util.Optional;

/** A session says that a message which the outbox keeps has reached its recipient. */
final class StoredDeliveryRelay implements Relay<MessageDelivered> {
  private final Outbox outbox;

  StoredDeliveryRelay(Outbox outbox) {
    this.outbox = outbox;
  }

  @Override
  public Class<MessageDelivered> event() {
    return MessageDelivered.class;
  }

  @Override
  public void relay(MessageDelivered event, UserSession session) {
    outbox.ended(session, event.message(), MessageState.DELIVERED, Optional.empty());
  }
}
