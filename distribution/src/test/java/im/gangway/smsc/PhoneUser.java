package im.gangway.smsc;

import im.gangway.peers.XmppClient;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.jivesoftware.smack.packet.Message;
import org.jivesoftware.smack.packet.Presence;
import org.jivesoftware.smack.packet.Stanza;

/** What a person with an XMPP client does and sees of phones. */
final class PhoneUser implements AutoCloseable {
  /** Of a person on a machine that is busy with other things. */
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final XmppClient client;
  private final String gateway;

  PhoneUser(XmppClient client, String gateway) {
    this.client = client;
    this.gateway = gateway;
  }

  /** Says to be there; returns once the gateway has said so, too. */
  PhoneUser online() {
    client.send("<presence to='%s'/>".formatted(gateway));
    client.expectPresence(
        "the gateway being online",
        each ->
            gateway.contentEquals(each.getFrom())
                && each.getType() == Presence.Type.available
                && each.getMode() == Presence.Mode.available);
    return this;
  }

  /** Writes to a number, with a receipt asked (XEP-0184); returns the message's id. */
  String text(String number, String body) {
    String id = UUID.randomUUID().toString().substring(0, 8);
    client.send(
        "<message type='chat' to='%s@%s' id='%s'><body>%s</body><request xmlns='urn:xmpp:receipts'/></message>"
            .formatted(number, gateway, id, body));
    return id;
  }

  /** Waits for a text from a number. */
  void expectText(String number, String body) {
    expect(
        "'" + body + "' from " + number,
        each -> body.equals(each.getBody()) && isFrom(each, number));
  }

  /** Waits for the receipt of a message. */
  void expectReceipt(String id) {
    expect("the receipt of " + id, each -> isReceipt(each, id));
  }

  /** Whether another receipt of a message came, that nobody waited for. */
  boolean hasReceipt(String id) {
    return client.unread().stream().anyMatch(each -> each instanceof Message m && isReceipt(m, id));
  }

  /** Waits for the error on a message. */
  Message expectError(String id) {
    return expect(
        "an error on " + id,
        each -> each.getType() == Message.Type.error && id.equals(each.getStanzaId()));
  }

  /** Waits until the gateway itself says something with these words. */
  void expectNotice(String words) {
    expect(
        "the gateway saying " + words,
        each ->
            each.getType() != Message.Type.error
                && gateway.contentEquals(each.getFrom())
                && String.valueOf(each.getBody()).contains(words));
  }

  /** Whether there are errors that nobody waited for. */
  boolean hasErrors() {
    return client.unread().stream()
        .anyMatch(each -> each instanceof Message m && m.getType() == Message.Type.error);
  }

  private Message expect(String what, Predicate<Message> wanted) {
    Predicate<Stanza> message = each -> each instanceof Message m && wanted.test(m);
    Awaitility.await(what).atMost(PATIENCE).until(() -> client.unread().stream().anyMatch(message));
    return client.expectMessage(what, wanted);
  }

  private boolean isFrom(Message message, String number) {
    return (number + "@" + gateway).contentEquals(String.valueOf(message.getFrom().asBareJid()));
  }

  private static boolean isReceipt(Message message, String id) {
    String xml = message.toXML().toString();
    return xml.contains("urn:xmpp:receipts")
        && xml.contains("<received")
        && xml.matches("(?s).*<received[^>]*id=['\"]" + id + "['\"].*");
  }

  @Override
  public void close() {
    client.close();
  }
}
