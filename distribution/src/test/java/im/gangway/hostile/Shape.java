package im.gangway.hostile;

import im.gangway.scripted.Xml;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dom4j.Attribute;
import org.dom4j.DocumentException;
import org.dom4j.DocumentHelper;
import org.dom4j.Element;
import org.dom4j.Node;

/**
 * An element that can be bent in any way and is still well-formed when written. It keeps no names
 * beyond its own life, unlike dom4j's elements. Not thread-safe.
 */
final class Shape {
  String name;
  String namespace;
  String text = "";

  /** Writes the namespace with a prefix rather than as the default one. */
  boolean prefixed;

  /** Writes the text as CDATA. */
  boolean unparsed;

  final Map<String, String> attributes = new LinkedHashMap<>();
  final List<Shape> children = new ArrayList<>();

  Shape(String name, String namespace) {
    this.name = name;
    this.namespace = namespace;
  }

  static Shape of(String xml) {
    try {
      return of(DocumentHelper.parseText(xml).getRootElement());
    } catch (DocumentException e) {
      throw new IllegalArgumentException(xml, e);
    }
  }

  private static Shape of(Element element) {
    Shape shape = new Shape(element.getName(), element.getNamespaceURI());
    for (Attribute attribute : element.attributes()) {
      shape.attributes.put(attribute.getQualifiedName(), attribute.getValue());
    }
    for (Node node : element.content()) {
      if (node instanceof Element child) {
        shape.children.add(of(child));
      } else {
        shape.text += node.getText();
      }
    }
    return shape;
  }

  Shape copy() {
    Shape copy = new Shape(name, namespace);
    copy.text = text;
    copy.prefixed = prefixed;
    copy.unparsed = unparsed;
    copy.attributes.putAll(attributes);
    children.forEach(child -> copy.children.add(child.copy()));
    return copy;
  }

  /** This one and all below. */
  List<Shape> all() {
    List<Shape> all = new ArrayList<>();
    collect(all);
    return all;
  }

  private void collect(List<Shape> all) {
    all.add(this);
    children.forEach(child -> child.collect(all));
  }

  String xml() {
    StringBuilder xml = new StringBuilder();
    write(xml, "");
    return xml.toString();
  }

  private void write(StringBuilder xml, String inherited) {
    boolean withPrefix = prefixed && !namespace.isEmpty();
    String tag = withPrefix ? "p:" + name : name;
    xml.append('<').append(tag);
    if (withPrefix) {
      xml.append(StanzaForge.attribute("xmlns:p", namespace));
    } else if (!namespace.equals(inherited)) {
      xml.append(StanzaForge.attribute("xmlns", namespace));
    }
    attributes.forEach((key, value) -> xml.append(StanzaForge.attribute(key, value)));
    xml.append('>');
    writeText(xml);
    children.forEach(child -> child.write(xml, withPrefix ? inherited : namespace));
    xml.append("</").append(tag).append('>');
  }

  private void writeText(StringBuilder xml) {
    if (unparsed && !text.contains("]]>")) {
      xml.append("<![CDATA[").append(text).append("]]>");
    } else {
      xml.append(Xml.escaped(text));
    }
  }
}
