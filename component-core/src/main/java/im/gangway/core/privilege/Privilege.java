package im.gangway.core.privilege;

import im.gangway.core.xml.Elements;
import java.util.Set;
import org.dom4j.Element;

/**
 * What a server lets the gateway do for its users (XEP-0356 §4 and §5).
 *
 * @param namespace the version of the protocol that the server speaks
 * @param readsRosters whether rosters can be read
 * @param writesRosters whether rosters can be changed
 * @param speaksForUsers whether messages can be sent in the users' names
 */
public record Privilege(
    String namespace, boolean readsRosters, boolean writesRosters, boolean speaksForUsers) {

  /** The versions of the protocol, the newest first: they differ in nothing that is used here. */
  static final Set<String> NAMESPACES = Set.of("urn:xmpp:privilege:2", "urn:xmpp:privilege:1");

  /** What an advertisement grants; what it does not name is not granted. */
  static Privilege of(Element advertisement) {
    String roster = "";
    String message = "";
    String namespace = advertisement.getNamespaceURI();
    for (Element permission : Elements.children(advertisement, "perm", namespace)) {
      String type = permission.attributeValue("type", "");
      switch (permission.attributeValue("access", "")) {
        case "roster" -> roster = type;
        case "message" -> message = type;
        default -> {
          // what the gateway has no use for
        }
      }
    }
    boolean both = roster.equals("both");
    return new Privilege(
        namespace,
        both || roster.equals("get"),
        both || roster.equals("set"),
        message.equals("outgoing"));
  }

  /** The same without the right to speak for users. */
  Privilege mute() {
    return new Privilege(namespace, readsRosters, writesRosters, false);
  }
}
