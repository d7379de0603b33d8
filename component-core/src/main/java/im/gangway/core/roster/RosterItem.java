package im.gangway.core.roster;

import im.gangway.core.xml.Elements;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dom4j.Element;

/**
 * An entry of a user's roster (RFC 6121 §2.1.2).
 *
 * @param jid as text
 * @param name empty for none
 * @param subscription {@code none}, {@code to}, {@code from}, {@code both} or {@code remove}
 */
record RosterItem(String jid, String name, List<String> groups, String subscription) {
  static final String NAMESPACE = "jabber:iq:roster";
  static final String BOTH = "both";
  static final String REMOVE = "remove";

  RosterItem {
    groups = List.copyOf(groups);
  }

  static RosterItem of(Element item) {
    List<String> groups = new ArrayList<>();
    Elements.children(item, "group", NAMESPACE).forEach(group -> groups.add(group.getText()));
    return new RosterItem(
        item.attributeValue("jid", ""),
        item.attributeValue("name", ""),
        groups,
        item.attributeValue("subscription", "none"));
  }

  /** All items of a roster, by JID. */
  static Map<String, RosterItem> all(Element query) {
    Map<String, RosterItem> items = new LinkedHashMap<>();
    for (Element item : Elements.children(query, "item", NAMESPACE)) {
      RosterItem read = of(item);
      items.put(read.jid(), read);
    }
    return items;
  }

  /** The payload that sets it. */
  Element query() {
    Element query = Elements.create("query", NAMESPACE);
    Element item = Elements.add(query, "item");
    item.addAttribute("jid", jid);
    item.addAttribute("subscription", subscription);
    if (!name.isEmpty()) {
      item.addAttribute("name", name);
    }
    groups.forEach(group -> Elements.addText(item, "group", group));
    return query;
  }
}
