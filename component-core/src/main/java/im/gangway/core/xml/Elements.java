package im.gangway.core.xml;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.dom4j.Element;
import org.dom4j.Namespace;
import org.dom4j.QName;
import org.dom4j.tree.DefaultElement;
import org.jspecify.annotations.Nullable;

/**
 * The one place that makes dom4j elements. dom4j's own factory remembers every name it ever saw, so
 * that names chosen by strangers would fill the memory; here each name is private to its element
 * and only a bounded number of names is shared. The content namespaces {@code jabber:client} and
 * {@code jabber:component:accept} count as no namespace. Thread-safe.
 */
public final class Elements {
  private static final Set<String> CONTENT = Set.of("", "jabber:client", "jabber:component:accept");
  private static final int KNOWN_NAMES = 2048;
  private static final Map<String, Map<String, QName>> KNOWN = new ConcurrentHashMap<>();
  private static final Map<String, QName> NO_NAMES = Map.of();
  private static final QName LANGUAGE = new QName("lang", Namespace.XML_NAMESPACE);

  /** Attributes that most stanzas have; names are costly to make, since dom4j checks them. */
  private static final List<String> USUAL_ATTRIBUTES =
      List.of(
          "from", "to", "type", "id", "by", "stamp", "hash", "node", "ver", "jid", "name", "var");

  static {
    USUAL_ATTRIBUTES.forEach(attribute -> name(attribute, ""));
  }

  private Elements() {}

  /** An element without namespace, as a stanza or its body. */
  public static Element create(String name) {
    return create(name, "");
  }

  /** An element in a namespace, as the payload of a stanza. */
  public static Element create(String name, String namespace) {
    return new DefaultElement(name(name, namespace));
  }

  /** Adds a child in the namespace of its parent. */
  public static Element add(Element parent, String name) {
    return add(parent, name, parent.getNamespaceURI());
  }

  /** Adds a child in a namespace of its own. */
  public static Element add(Element parent, String name, String namespace) {
    Element child = create(name, namespace);
    parent.add(child);
    return child;
  }

  /** Adds a child with text in the namespace of its parent. */
  public static Element addText(Element parent, String name, String text) {
    Element child = add(parent, name);
    child.setText(text);
    return child;
  }

  /** The first child of that name in that namespace; all content namespaces are one. */
  public static @Nullable Element child(Element parent, String name, String namespace) {
    for (int i = 0; i < parent.nodeCount(); i++) {
      if (parent.node(i) instanceof Element child && is(child, name, namespace)) {
        return child;
      }
    }
    return null;
  }

  /** The first child of that name in a content namespace. */
  public static @Nullable Element child(Element parent, String name) {
    return child(parent, name, "");
  }

  /** The children of that name in that namespace, in document order. */
  public static List<Element> children(Element parent, String name, String namespace) {
    List<Element> found = new ArrayList<>();
    for (Element child : children(parent)) {
      if (is(child, name, namespace)) {
        found.add(child);
      }
    }
    return found;
  }

  /** All child elements, in document order. */
  public static List<Element> children(Element parent) {
    List<Element> found = new ArrayList<>(parent.nodeCount());
    for (int i = 0; i < parent.nodeCount(); i++) {
      if (parent.node(i) instanceof Element child) {
        found.add(child);
      }
    }
    return found;
  }

  /** The text of the first child of that name in a content namespace; null without such a child. */
  public static @Nullable String childText(Element parent, String name) {
    Element child = child(parent, name);
    return child == null ? null : child.getText();
  }

  /** Whether the element has that name in that namespace; all content namespaces are one. */
  public static boolean is(Element element, String name, String namespace) {
    return element.getName().equals(name) && sameNamespace(element.getNamespaceURI(), namespace);
  }

  /** Whether two namespaces are the same; all content namespaces are one. */
  public static boolean sameNamespace(String one, String other) {
    return one.equals(other) || (isContent(one) && isContent(other));
  }

  /** Whether the namespace is that of stanzas on a client's or a component's stream, or none. */
  public static boolean isContent(String namespace) {
    return CONTENT.contains(namespace);
  }

  /** A name without prefix; content namespaces become none. */
  public static QName name(String local, String namespace) {
    String uri = isContent(namespace) ? "" : namespace;
    QName known = KNOWN.getOrDefault(uri, NO_NAMES).get(local);
    return known != null ? known : remember(local, uri);
  }

  private static QName remember(String local, String uri) {
    QName name = fresh(local, "", uri);
    if (size() < KNOWN_NAMES) {
      KNOWN.computeIfAbsent(uri, any -> new ConcurrentHashMap<>()).putIfAbsent(local, name);
    }
    return name;
  }

  private static int size() {
    return KNOWN.values().stream().mapToInt(Map::size).sum();
  }

  /** A name from outside: shared when our own code uses it, else private to its element. */
  static QName foreign(String local, String prefix, String uri) {
    if (prefix.isEmpty()) {
      QName known = KNOWN.getOrDefault(uri, NO_NAMES).get(local);
      if (known != null) {
        return known;
      }
    } else if (local.equals("lang") && uri.equals(Namespace.XML_NAMESPACE.getURI())) {
      return LANGUAGE;
    }
    return fresh(local, prefix, uri);
  }

  private static QName fresh(String local, String prefix, String uri) {
    return new QName(local, uri.isEmpty() ? Namespace.NO_NAMESPACE : new Namespace(prefix, uri));
  }
}
