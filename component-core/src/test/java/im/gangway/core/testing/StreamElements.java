package im.gangway.core.testing;

import com.ctc.wstx.stax.WstxInputFactory;
import java.io.InputStream;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.dom4j.Element;
import org.dom4j.Namespace;
import org.dom4j.QName;
import org.dom4j.tree.DefaultElement;
import org.jspecify.annotations.Nullable;

/**
 * Reads the elements of an XML stream while it comes in, with a parser of its own, so that the
 * stream under test is not judged by itself.
 */
final class StreamElements {
  private static final Set<String> CONTENT =
      Set.of("jabber:component:accept", "jabber:client", "jabber:server");
  private static final XMLInputFactory FACTORY = factory();

  private final XMLStreamReader reader;

  StreamElements(InputStream in) throws XMLStreamException {
    reader = FACTORY.createXMLStreamReader(in, "UTF-8");
  }

  private static XMLInputFactory factory() {
    XMLInputFactory factory = new WstxInputFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, false);
    return factory;
  }

  /** The stream header as an element without children. */
  Element header() throws XMLStreamException {
    reader.next();
    return start();
  }

  /** The next first-level element, or null when the stream is closed by its end tag. */
  @Nullable Element next() throws XMLStreamException {
    while (true) {
      int event = reader.next();
      if (event == XMLStreamConstants.START_ELEMENT) {
        return element();
      }
      if (event == XMLStreamConstants.END_ELEMENT || event == XMLStreamConstants.END_DOCUMENT) {
        return null;
      }
    }
  }

  private Element element() throws XMLStreamException {
    Element top = start();
    Element current = top;
    while (true) {
      int event = reader.next();
      if (event == XMLStreamConstants.START_ELEMENT) {
        Element child = start();
        current.add(child);
        current = child;
      } else if (event == XMLStreamConstants.END_ELEMENT) {
        if (current == top) {
          return top;
        }
        current = current.getParent();
      } else if (event == XMLStreamConstants.CHARACTERS
          || event == XMLStreamConstants.CDATA
          || event == XMLStreamConstants.SPACE) {
        current.addText(reader.getText());
      } else {
        throw new XMLStreamException("forbidden in a stream: event " + event);
      }
    }
  }

  private Element start() {
    Element element =
        new DefaultElement(
            name(reader.getLocalName(), reader.getPrefix(), reader.getNamespaceURI()));
    for (int i = 0; i < reader.getAttributeCount(); i++) {
      element.addAttribute(
          name(
              reader.getAttributeLocalName(i),
              reader.getAttributePrefix(i),
              reader.getAttributeNamespace(i)),
          reader.getAttributeValue(i));
    }
    return element;
  }

  private static QName name(String local, @Nullable String prefix, @Nullable String uri) {
    if (uri == null || uri.isEmpty() || CONTENT.contains(uri)) {
      return new QName(local, Namespace.NO_NAMESPACE);
    }
    return new QName(local, new Namespace(prefix == null ? "" : prefix, uri));
  }
}
