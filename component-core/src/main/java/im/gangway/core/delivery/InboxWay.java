package im.gangway.core.delivery;

import im.gangway.core.address.JidText;
import im.gangway.core.contact.BounceHandler.Bounced;
import im.gangway.core.contact.MessageReceivedRelay;
import im.gangway.core.session.Sessions;
import im.gangway.core.storage.StoredIncoming;
import im.gangway.transport.FailureReason;
import im.gangway.transport.Inbox.Routing;
import im.gangway.transport.InvalidAddressException;
import im.gangway.transport.LegacyAddress;
import im.gangway.transport.LegacyEvent.MessageReceived;
import im.gangway.transport.LegacyMessageId;
import im.gangway.transport.MessageText;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xmpp.packet.JID;

/**
 * Between the pump and the XMPP server: stored messages as stanzas, and what the server says to
 * them. Thread-safe.
 */
final class InboxWay implements InboxPump.Way, Bounced {
  private static final Logger log = LoggerFactory.getLogger(InboxWay.class);

  private final Sessions sessions;
  private final MessageReceivedRelay relay;
  private final InboxPump pump;

  InboxWay(Sessions sessions, MessageReceivedRelay relay, InboxPump pump) {
    this.sessions = sessions;
    this.relay = relay;
    this.pump = pump;
  }

  @Override
  public boolean send(StoredIncoming message) {
    JID user;
    try {
      user = JidText.parse(message.owner());
    } catch (InvalidAddressException impossible) {
      log.error("A stored message is for no address at all; it is given up");
      pump.ended(message, true);
      return true;
    }
    return sessions.offerAnswer(
        user,
        session ->
            relay.deliver(
                event(message),
                message.extras(),
                session,
                message.id(),
                routed -> pump.ended(message, routed)));
  }

  private static MessageReceived event(StoredIncoming message) {
    return new MessageReceived(
        new LegacyAddress(message.contact()),
        Optional.empty(),
        new MessageText(MessageText.Kind.valueOf(message.kind()), message.body()),
        message.legacyId().map(LegacyMessageId::new),
        message.sentAt());
  }

  @Override
  public void bounced(String id, String condition) {
    FailureReason reason =
        switch (condition) {
          case "item-not-found", "gone", "remote-server-not-found", "jid-malformed" ->
              FailureReason.RECIPIENT_UNKNOWN;
          case "service-unavailable", "recipient-unavailable", "remote-server-timeout" ->
              FailureReason.RECIPIENT_OFFLINE;
          case "resource-constraint" -> FailureReason.RATE_LIMITED;
          default -> FailureReason.CONTENT_REFUSED;
        };
    pump.refused(id, new Routing.Refused(reason, condition));
  }
}
