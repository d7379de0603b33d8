package im.gangway.core.contact;

import im.gangway.core.contact.SentMessages.Sent;
import im.gangway.core.error.Condition;
import im.gangway.core.error.StanzaError;
import im.gangway.core.error.StanzaErrors;
import im.gangway.core.relay.Relay;
import im.gangway.core.session.UserSession;
import im.gangway.transport.FailureReason;
import im.gangway.transport.LegacyEvent.MessageFailed;

/** A message that was sent has not arrived after all: it comes back to its sender as an error. */
public final class MessageFailedRelay implements Relay<MessageFailed> {

  @Override
  public Class<MessageFailed> event() {
    return MessageFailed.class;
  }

  @Override
  public void relay(MessageFailed event, UserSession session) {
    Correspondence.of(session)
        .sent()
        .settle(event.message())
        .map(Sent::head)
        .ifPresent(head -> session.sink().send(StanzaErrors.reply(head, error(event))));
  }

  /** The service has tried for a while: the recipient cannot be reached for now. */
  private static StanzaError error(MessageFailed event) {
    return event.reason() == FailureReason.RECIPIENT_OFFLINE
        ? StanzaError.of(Condition.RECIPIENT_UNAVAILABLE, event.text())
        : StanzaErrors.of(event.reason(), event.text());
  }
}
