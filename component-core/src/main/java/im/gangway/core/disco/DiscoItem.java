package im.gangway.core.disco;

import im.gangway.core.xml.Elements;
import org.dom4j.Element;
import org.xmpp.packet.JID;

/**
 * Something that belongs to an entity (XEP-0030 §4).
 *
 * @param node empty for none
 * @param name for people; empty for none
 */
public record DiscoItem(JID jid, String node, String name) {

  void addTo(Element query) {
    Element item = Elements.add(query, "item");
    item.addAttribute("jid", jid.toString());
    if (!node.isEmpty()) {
      item.addAttribute("node", node);
    }
    if (!name.isEmpty()) {
      item.addAttribute("name", name);
    }
  }
}
