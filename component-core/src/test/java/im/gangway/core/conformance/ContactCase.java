package im.gangway.core.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import im.gangway.core.testing.ScriptedCase;
import im.gangway.transport.Contact;
import im.gangway.transport.ContactStatus;
import im.gangway.transport.LegacyAddress;
import im.gangway.transport.LegacyEvent;
import im.gangway.transport.LegacyEvent.ContactPresence;
import im.gangway.transport.LegacyEvent.SubscriptionAccepted;
import java.util.List;
import org.dom4j.Element;

/** What the cases about contacts share. */
abstract class ContactCase extends ScriptedCase {
  static final String SERVER = "example.org";
  static final LegacyAddress NURSE_ADDRESS = new LegacyAddress("nurse");

  /** The precondition ON. */
  final void on() throws Exception {
    online();
  }

  static org.xmpp.packet.JID jid(String text) {
    return new org.xmpp.packet.JID(text);
  }

  /** The precondition SUB(nurse). */
  final void subscribed() throws Exception {
    on();
    fromUser("subscribe", NURSE);
    session().expect("subscribe nurse");
    publish(new SubscriptionAccepted(NURSE_ADDRESS));
    expect("subscribe", NURSE);
    fromUser("subscribed", NURSE);
    fence();
  }

  final void publish(LegacyEvent event) {
    session().publish(event);
  }

  final void nurseIs(ContactStatus status, String text) {
    publish(new ContactPresence(NURSE_ADDRESS, status, text));
  }

  /** The user sends a presence of that type to a contact. */
  final void fromUser(String type, String contact) {
    send("<presence type='%s' from='%s' to='%s'/>", type, USER, contact);
  }

  /** The next presence of that type from a contact. */
  final Element expect(String type, String contact) {
    return component()
        .expect(
            type + " from " + contact,
            stanza ->
                stanza.getName().equals("presence")
                    && contact.equals(stanza.attributeValue("from"))
                    && type.equals(typeOf(stanza)),
            java.time.Duration.ofSeconds(10));
  }

  static String typeOf(Element stanza) {
    return stanza.attributeValue("type", "available");
  }

  /** All presences from contacts until now, as "type from to". */
  final List<String> presences() {
    return fence().stream()
        .filter(stanza -> stanza.getName().equals("presence"))
        .filter(stanza -> !GATEWAY.equals(stanza.attributeValue("from")))
        .map(ContactCase::told)
        .toList();
  }

  static String told(Element stanza) {
    return typeOf(stanza) + " " + stanza.attributeValue("from") + " " + stanza.attributeValue("to");
  }

  static Contact contact(String address, String name, String... groups) {
    return new Contact(new LegacyAddress(address), name, List.of(groups));
  }

  /** Lets the gateway's server grant something. */
  final void grant(String namespace, String... permissions) {
    StringBuilder granted = new StringBuilder();
    for (int i = 0; i < permissions.length; i += 2) {
      granted.append("<perm access='%s' type='%s'/>".formatted(permissions[i], permissions[i + 1]));
    }
    send(
        "<message from='%s' to='%s' id='p1'><privilege xmlns='%s'>%s</privilege></message>",
        SERVER, GATEWAY, namespace, granted);
    send(
        "<iq type='get' from='%s' to='%s' id='after-grant'><ping xmlns='urn:xmpp:ping'/></iq>",
        SERVER, GATEWAY);
    next("iq", "after-grant");
  }

  /** The next request of the gateway with that payload. */
  final Element request(String type, String to, String namespace) {
    Element iq =
        nextTo(
            to,
            type + " " + namespace,
            stanza ->
                stanza.getName().equals("iq")
                    && type.equals(stanza.attributeValue("type"))
                    && !stanza.elements().isEmpty()
                    && stanza.elements().get(0).getNamespaceURI().equals(namespace));
    assertThat(iq.attributeValue("from")).isEqualTo(GATEWAY);
    return iq;
  }

  /** Answers a request of the gateway with a result. */
  final void answer(Element request, String payload) {
    send(
        "<iq type='result' id='%s' from='%s' to='%s'>%s</iq>",
        request.attributeValue("id"), request.attributeValue("to"), GATEWAY, payload);
  }

  /** Answers a request of the gateway with an error. */
  final void refuse(Element request, String condition) {
    send(
        "<iq type='error' id='%s' from='%s' to='%s'><error type='auth'>"
            + "<%s xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></iq>",
        request.attributeValue("id"), request.attributeValue("to"), GATEWAY, condition);
  }
}
