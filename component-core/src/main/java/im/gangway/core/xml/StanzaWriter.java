package im.gangway.core.xml;

import org.dom4j.Attribute;
import org.dom4j.CharacterData;
import org.dom4j.Comment;
import org.dom4j.Element;
import org.dom4j.Node;
import org.jspecify.annotations.Nullable;

/**
 * Writes a stanza as the bytes that go out on a component's stream. The result is always
 * well-formed XML 1.0 in UTF-8 whatever text it is given: characters that XML does not have and
 * lone surrogates become U+FFFD; comments and instructions are left out. No namespace means the
 * stream's content namespace; such an element inside a payload is written as {@code jabber:client}
 * (XEP-0297).
 */
public final class StanzaWriter {
  private static final String XML_URI = "http://www.w3.org/XML/1998/namespace";
  private static final String XMLNS_URI = "http://www.w3.org/2000/xmlns/";
  private static final int MAX_DEPTH = 256;

  private final Utf8Text out = new Utf8Text();
  private @Nullable Scope scope = new Scope(null, "", "");
  private int generated;

  private StanzaWriter() {}

  /** A prefix in force, linked to those further out. */
  private record Scope(@Nullable Scope outer, String prefix, String uri) {}

  /**
   * The stanza in UTF-8.
   *
   * @throws IllegalArgumentException if an element or attribute has a name XML does not allow, or
   *     elements are nested deeper than 256 levels
   */
  public static byte[] bytes(Element stanza) {
    StanzaWriter writer = new StanzaWriter();
    writer.element(stanza, 1);
    return writer.out.bytes();
  }

  private void element(Element element, int depth) {
    if (depth > MAX_DEPTH) {
      throw new IllegalArgumentException("elements nested too deep");
    }
    Scope outer = scope;
    String uri = Elements.isContent(element.getNamespaceURI()) ? "" : element.getNamespaceURI();
    String prefix = uri.isEmpty() ? "" : element.getNamespacePrefix();
    refuseReserved(prefix, uri);
    out.raw('<');
    int nameStart = out.length();
    qualified(prefix, element.getName());
    int nameEnd = out.length();
    if (!uri.equals(bound(prefix))) {
      declare(prefix, uri);
    }
    attributes(element);
    if (element.nodeCount() == 0) {
      out.raw("/>");
    } else {
      out.raw('>');
      content(element, depth);
      out.raw("</");
      out.repeat(nameStart, nameEnd);
      out.raw('>');
    }
    scope = outer;
  }

  private void content(Element element, int depth) {
    for (int i = 0; i < element.nodeCount(); i++) {
      Node node = element.node(i);
      if (node instanceof Element child) {
        element(child, depth + 1);
      } else if (node instanceof CharacterData text && !(node instanceof Comment)) {
        out.text(text.getText());
      }
    }
  }

  private void attributes(Element element) {
    Scope atElement = scope;
    for (int i = 0; i < element.attributeCount(); i++) {
      attribute(element.attribute(i), atElement);
    }
  }

  private void attribute(Attribute attribute, @Nullable Scope atElement) {
    String uri = attribute.getNamespaceURI();
    String prefix = "";
    if (XML_URI.equals(uri)) {
      prefix = "xml";
    } else if (!uri.isEmpty()) {
      prefix = attributePrefix(attribute.getNamespacePrefix(), uri, atElement);
    }
    out.raw(' ');
    qualified(prefix, attribute.getName());
    if (prefix.isEmpty() && attribute.getName().equals("xmlns")) {
      throw new IllegalArgumentException("a namespace declared as an attribute");
    }
    out.raw("=\"");
    String value = attribute.getValue();
    out.attribute(value == null ? "" : value);
    out.raw('"');
  }

  /** The prefix asked for where it is free on this element, else a new one. */
  private String attributePrefix(String wanted, String uri, @Nullable Scope atElement) {
    refuseReserved(wanted, uri);
    if (!wanted.isEmpty()) {
      String now = bound(wanted);
      if (uri.equals(now)) {
        return wanted;
      }
      if (now == null) {
        declare(wanted, uri);
        return wanted;
      }
    }
    String prefix = "g" + ++generated;
    while (bound(prefix) != null) {
      prefix = "g" + ++generated;
    }
    declare(prefix, uri);
    return prefix;
  }

  private static void refuseReserved(String prefix, String uri) {
    if (prefix.equals("xmlns")
        || prefix.equals("xml")
        || XML_URI.equals(uri)
        || XMLNS_URI.equals(uri)) {
      throw new IllegalArgumentException("a reserved prefix or namespace");
    }
  }

  private @Nullable String bound(String prefix) {
    for (Scope at = scope; at != null; at = at.outer()) {
      if (at.prefix().equals(prefix)) {
        return at.uri();
      }
    }
    return null;
  }

  private void declare(String prefix, String uri) {
    out.raw(prefix.isEmpty() ? " xmlns" : " xmlns:");
    if (!prefix.isEmpty()) {
      out.name(prefix);
    }
    out.raw("=\"");
    out.attribute(uri.isEmpty() ? "jabber:client" : uri);
    out.raw('"');
    scope = new Scope(scope, prefix, uri);
  }

  private void qualified(String prefix, String local) {
    if (!prefix.isEmpty()) {
      out.name(prefix);
      out.raw(':');
    }
    out.name(local);
  }
}
