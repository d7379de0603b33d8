package im.gangway.core.xml;

import com.ctc.wstx.api.WstxInputProperties;
import com.ctc.wstx.stax.WstxInputFactory;
import java.io.CharArrayReader;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.dom4j.Element;
import org.dom4j.tree.DefaultElement;
import org.jspecify.annotations.Nullable;

/**
 * Parses one stanza at a time with the namespaces that its stream header declared. Well-formedness
 * is the parser's; DTDs, entities, comments and instructions are refused, and so is what is nested
 * deeper than 64 levels, has more than 256 attributes on an element or a name longer than 1023
 * UTF-16 units. The size is the cutter's limit. Content namespaces are stripped to none.
 * Thread-safe.
 */
public final class StanzaParser {
  /** Levels of elements in a stanza, itself included. */
  public static final int MAX_DEPTH = 64;

  private static final int MAX_ATTRIBUTES = 256;
  private static final int MAX_NAME = 1023;
  private static final String ROOT_END = "</r>";
  private static final XMLInputFactory FACTORY = factory();

  private final String rootStart;

  /** Parses stanzas of a stream whose header made these declarations: prefix (or "") to URI. */
  public StanzaParser(Map<String, String> declarations) {
    StringBuilder start = new StringBuilder("<r");
    declarations.forEach(
        (prefix, uri) ->
            start
                .append(prefix.isEmpty() ? " xmlns" : " xmlns:" + prefix)
                .append("='")
                .append(uri.replace("&", "&amp;").replace("<", "&lt;").replace("'", "&apos;"))
                .append('\''));
    rootStart = start.append('>').toString();
  }

  private static XMLInputFactory factory() {
    WstxInputFactory factory = new WstxInputFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    // Our own limits decide, so that what is merely too much is told apart from what is broken.
    for (String limit :
        List.of(
            WstxInputProperties.P_MAX_ATTRIBUTES_PER_ELEMENT,
            WstxInputProperties.P_MAX_ATTRIBUTE_SIZE,
            WstxInputProperties.P_MAX_ELEMENT_DEPTH)) {
      factory.setProperty(limit, Integer.MAX_VALUE);
    }
    return factory;
  }

  /** What to do with a reader that stands on the synthetic root. */
  private interface Reading {
    Element read(XMLStreamReader reader) throws XMLStreamException, XmlFaultException;
  }

  /** Parses the bytes of one element, in UTF-8. */
  public Element parse(byte[] bytes, int offset, int length) throws XmlFaultException {
    return parse(bytes, offset, length, StanzaParser::onlyElement);
  }

  /** Parses no more than the element's start tag: its name and attributes. */
  public Element parseStartTag(byte[] bytes, int offset, int length) throws XmlFaultException {
    return parse(bytes, offset, length, StanzaParser::firstStart);
  }

  private Element parse(byte[] bytes, int offset, int length, Reading reading)
      throws XmlFaultException {
    try {
      XMLStreamReader reader = FACTORY.createXMLStreamReader(inRoot(bytes, offset, length));
      try {
        reader.nextTag();
        return reading.read(reader);
      } finally {
        reader.close();
      }
    } catch (IllegalArgumentException e) {
      throw new XmlFaultException(XmlFault.POLICY_VIOLATION, "A name that dom4j does not take");
    } catch (CharacterCodingException | XMLStreamException | RuntimeException e) {
      // Woodstox reports some faults lazily, as unchecked exceptions.
      throw new XmlFaultException(XmlFault.NOT_WELL_FORMED, "The server sent ill-formed XML");
    }
  }

  /** What Woodstox would decode itself, were its buffer for that not as large as ten stanzas. */
  private Reader inRoot(byte[] bytes, int offset, int length) throws CharacterCodingException {
    CharBuffer chars = CharBuffer.allocate(rootStart.length() + length + ROOT_END.length());
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    chars.put(rootStart);
    CoderResult result = decoder.decode(ByteBuffer.wrap(bytes, offset, length), chars, true);
    if (result.isError()) {
      result.throwException();
    }
    refuseNoncharacters(chars);
    chars.put(ROOT_END).flip();
    return new CharArrayReader(chars.array(), 0, chars.limit());
  }

  /** Woodstox leaves these two to whoever decodes (XML 1.0 §2.2). */
  private static void refuseNoncharacters(CharBuffer chars) throws CharacterCodingException {
    for (int i = 0; i < chars.position(); i++) {
      if (chars.array()[i] >= '\uFFFE') {
        throw new MalformedInputException(1);
      }
    }
  }

  /** Parses one element. */
  public Element parse(String xml) throws XmlFaultException {
    byte[] bytes = xml.getBytes(StandardCharsets.UTF_8);
    return parse(bytes, 0, bytes.length);
  }

  private static Element onlyElement(XMLStreamReader reader)
      throws XMLStreamException, XmlFaultException {
    toStart(reader);
    Element stanza = element(reader);
    if (reader.nextTag() != XMLStreamConstants.END_ELEMENT) {
      throw new XmlFaultException(XmlFault.NOT_WELL_FORMED, "More than one element");
    }
    return stanza;
  }

  private static Element firstStart(XMLStreamReader reader)
      throws XMLStreamException, XmlFaultException {
    toStart(reader);
    return start(reader);
  }

  private static void toStart(XMLStreamReader reader) throws XMLStreamException, XmlFaultException {
    if (reader.nextTag() != XMLStreamConstants.START_ELEMENT) {
      throw new XmlFaultException(XmlFault.NOT_WELL_FORMED, "No element where one was expected");
    }
  }

  private static Element element(XMLStreamReader reader)
      throws XMLStreamException, XmlFaultException {
    Element top = start(reader);
    Element current = top;
    int depth = 1;
    while (depth > 0) {
      switch (reader.next()) {
        case XMLStreamConstants.START_ELEMENT -> {
          bound(++depth, MAX_DEPTH, "levels");
          Element child = start(reader);
          current.add(child);
          current = child;
        }
        case XMLStreamConstants.END_ELEMENT -> {
          depth--;
          current = depth > 0 ? parent(current) : top;
        }
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
            current.addText(reader.getText());
        default ->
            throw new XmlFaultException(
                XmlFault.RESTRICTED_XML, "Comments, instructions and entities are not allowed");
      }
    }
    return top;
  }

  private static Element parent(Element element) {
    Element parent = element.getParent();
    if (parent == null) {
      throw new IllegalStateException("a child without parent");
    }
    return parent;
  }

  private static Element start(XMLStreamReader reader) throws XmlFaultException {
    int attributes = reader.getAttributeCount();
    bound(attributes, MAX_ATTRIBUTES, "attributes");
    String uri = orEmpty(reader.getNamespaceURI());
    boolean content = Elements.isContent(uri);
    String prefix = content ? "" : orEmpty(reader.getPrefix());
    Element element =
        new DefaultElement(
            Elements.foreign(bounded(reader.getLocalName()), bounded(prefix), content ? "" : uri));
    for (int i = 0; i < attributes; i++) {
      element.addAttribute(
          Elements.foreign(
              bounded(reader.getAttributeLocalName(i)),
              bounded(orEmpty(reader.getAttributePrefix(i))),
              orEmpty(reader.getAttributeNamespace(i))),
          reader.getAttributeValue(i));
    }
    return element;
  }

  private static String bounded(String name) throws XmlFaultException {
    bound(name.length(), MAX_NAME, "characters in a name");
    return name;
  }

  private static void bound(int value, int limit, String of) throws XmlFaultException {
    if (value > limit) {
      throw new XmlFaultException(XmlFault.POLICY_VIOLATION, "More than " + limit + " " + of);
    }
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }
}
