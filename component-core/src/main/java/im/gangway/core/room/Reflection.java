package im.gangway.core.room;

import im.gangway.core.xml.Elements;
import java.util.List;
import java.util.Set;
import org.dom4j.Element;

/**
 * What of a user's message the room shows to the user's own resources: all but what only servers
 * and rooms may say (XEP-0359 §6, XEP-0045 §17.1).
 */
final class Reflection {
  private static final Set<String> RESERVED =
      Set.of(
          MucNamespaces.MUC,
          MucNamespaces.USER,
          "urn:xmpp:delay",
          "jabber:x:delay",
          "urn:xmpp:forward:0",
          "urn:xmpp:carbons:2",
          "urn:xmpp:mam:2",
          "urn:xmpp:occupant-id:0",
          "http://jabber.org/protocol/address");
  private static final String PRIVILEGE = "urn:xmpp:privilege:";

  private final List<Element> payload;

  Reflection(Element message) {
    payload = Elements.children(message).stream().filter(Reflection::mayPass).toList();
  }

  private static boolean mayPass(Element child) {
    String namespace = child.getNamespaceURI();
    return !RESERVED.contains(namespace)
        && !namespace.startsWith(PRIVILEGE)
        && !Elements.is(child, "stanza-id", MucNamespaces.STANZA_ID)
        && !Elements.is(child, "error", "");
  }

  void addTo(Element message) {
    payload.forEach(child -> message.add(child.createCopy()));
  }
}
