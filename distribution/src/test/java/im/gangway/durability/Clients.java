package im.gangway.durability;

import im.gangway.core.testing.ScriptedComponent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dom4j.Element;

/**
 * The users' clients: write with receipts asked, write again under the same id what got neither a
 * receipt nor an error while the gateway was away, and remember what they received. Thread-safe.
 */
final class Clients {
  private final ScriptedComponent gateway;
  private final Map<String, String> unconfirmed = new LinkedHashMap<>();
  private final Map<String, Integer> receipts = new HashMap<>();
  private final List<String> errors = new ArrayList<>();

  /** The texts for each user and contact, in order, each once. */
  private final Map<String, List<String>> received = new HashMap<>();

  private final Map<String, String> idOfText = new HashMap<>();
  private final Set<String> contradictions = new HashSet<>();
  private int repeated;
  private boolean away;

  Clients(ScriptedComponent gateway) {
    this.gateway = gateway;
    gateway.onStanza(this::heard);
  }

  /** Writes a message; its text is its id too. */
  void write(String user, String contact, String text) {
    String xml =
        "<message type='chat' from='%s/c' to='%s@%s' id='%s'><body>%s</body><request"
                .formatted(user, contact, gateway.domain(), text, text)
            + " xmlns='urn:xmpp:receipts'/></message>";
    boolean now;
    synchronized (this) {
      unconfirmed.put(text, xml);
      now = !away;
    }
    if (now) {
      send(xml);
    }
  }

  /** While the link is known to be down, what is written waits for {@link #writeAgain}. */
  synchronized void away(boolean on) {
    away = on;
  }

  /** Writes again, in order, what nobody has answered for. */
  void writeAgain() {
    List<String> again;
    synchronized (this) {
      again = List.copyOf(unconfirmed.values());
    }
    again.forEach(this::send);
  }

  private void send(String xml) {
    try {
      gateway.send(xml);
    } catch (AssertionError | RuntimeException away) {
      // it will be written again
    }
  }

  private synchronized void heard(Element stanza) {
    if (!stanza.getName().equals("message")) {
      return;
    }
    Element receipt = stanza.element("received");
    if (receipt != null) {
      String text = receipt.attributeValue("id");
      receipts.merge(text, 1, Integer::sum);
      unconfirmed.remove(text);
    } else if ("error".equals(stanza.attributeValue("type"))) {
      errors.add(stanza.asXML());
      unconfirmed.remove(stanza.attributeValue("id"));
    } else if (stanza.element("body") != null) {
      received(stanza);
    }
  }

  private void received(Element stanza) {
    String text = stanza.elementText("body");
    String id = stanza.attributeValue("id");
    String before = idOfText.putIfAbsent(text, id);
    if (before == null) {
      received
          .computeIfAbsent(
              stanza.attributeValue("to") + " " + stanza.attributeValue("from"),
              unused -> new ArrayList<>())
          .add(text);
    } else {
      repeated++;
      if (!before.equals(id)) {
        contradictions.add(text);
      }
    }
  }

  /** How many messages were neither delivered nor refused, as far as their senders know. */
  synchronized int unconfirmed() {
    return unconfirmed.size();
  }

  /** How many receipts came for each message. */
  synchronized Map<String, Integer> receipts() {
    return Map.copyOf(receipts);
  }

  /** Errors that came. */
  synchronized List<String> errors() {
    return List.copyOf(errors);
  }

  /** What came from a contact for a user, each text once. */
  synchronized List<String> received(String user, String contact) {
    return List.copyOf(
        received.getOrDefault(user + " " + contact + "@" + gateway.domain(), List.of()));
  }

  /** How many different texts came. */
  synchronized int receivedTexts() {
    return idOfText.size();
  }

  /** How often a text came again under the same id. */
  synchronized int repeated() {
    return repeated;
  }

  /** Texts that came again under another id, which no client can recognise. */
  synchronized Set<String> contradictions() {
    return Set.copyOf(contradictions);
  }
}
