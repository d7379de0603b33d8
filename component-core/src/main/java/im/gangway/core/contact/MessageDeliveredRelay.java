package im.gangway.core.contact;

import im.gangway.core.contact.SentMessages.Sent;
import im.gangway.core.relay.Relay;
import im.gangway.core.session.UserSession;
import im.gangway.transport.LegacyEvent.MessageDelivered;

/** A message has reached its recipient: tells the client that asked for it (XEP-0184 §5.4). */
public final class MessageDeliveredRelay implements Relay<MessageDelivered> {
  @Override
  public Class<MessageDelivered> event() {
    return MessageDelivered.class;
  }

  @Override
  public void relay(MessageDelivered event, UserSession session) {
    Correspondence.of(session)
        .sent()
        .settle(event.message())
        .filter(Sent::receiptWanted)
        .ifPresent(sent -> session.sink().send(Receipt.of(sent.head())));
  }
}
