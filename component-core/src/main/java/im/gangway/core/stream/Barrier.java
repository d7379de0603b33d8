package im.gangway.core.stream;

import im.gangway.core.xml.Elements;
import java.util.OptionalLong;
import java.util.UUID;
import org.dom4j.Element;
import org.jspecify.annotations.Nullable;

/**
 * A ping that comes back behind what was written before it: servers handle a component's stanzas in
 * order, so its return proves that those were routed (not that anybody has stored them). It goes
 * from our domain to our domain; some servers send the request itself back to us, others an error,
 * and anything counts. Guarded by its owner.
 */
final class Barrier {
  private final String domain;
  private final String prefix = "barrier-" + UUID.randomUUID() + "-";
  private String to;
  private long asked;
  private @Nullable Open open;

  private record Open(String id, long mark) {}

  Barrier(String domain) {
    this.domain = domain;
    this.to = domain;
  }

  /** From now on that address is asked. */
  void ask(String address) {
    to = address;
  }

  boolean asks(String address) {
    return to.equals(address);
  }

  boolean isOpen() {
    return open != null;
  }

  boolean isWaitingFor(String id) {
    return open != null && open.id.equals(id);
  }

  /** A ping whose return proves everything before the mark. */
  Element ask(long mark) {
    String id = prefix + ++asked;
    open = new Open(id, mark);
    Element iq = Elements.create("iq");
    iq.addAttribute("type", "get");
    iq.addAttribute("id", id);
    iq.addAttribute("from", domain);
    iq.addAttribute("to", to);
    Elements.add(iq, "ping", "urn:xmpp:ping");
    return iq;
  }

  /** The link is gone, and with it what was asked. */
  void forget() {
    open = null;
  }

  /** Whether a stanza is one of these pings, or an answer to one, current or not. */
  boolean isOurs(Element stanza) {
    return stanza.getName().equals("iq")
        && stanza.attributeValue("id", "").startsWith(prefix)
        && to.equals(stanza.attributeValue("from"));
  }

  /** The mark that is proven by this stanza, if it is what was waited for. */
  OptionalLong returned(Element stanza) {
    Open waited = open;
    if (waited == null || !waited.id.equals(stanza.attributeValue("id"))) {
      return OptionalLong.empty();
    }
    open = null;
    return OptionalLong.of(waited.mark);
  }
}
