package im.gangway.core.stream;

import com.ctc.wstx.stax.WstxInputFactory;
import im.gangway.core.xml.XmlFault;
import im.gangway.core.xml.XmlFaultException;
import java.io.ByteArrayInputStream;
import java.util.HashMap;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * The opening tag of a stream.
 *
 * @param id the stream id with entities decoded; empty when the server gave none
 * @param namespaces what the header declared, prefix (or "") to URI; stanzas inherit it
 */
record StreamHeader(String id, Map<String, String> namespaces) {
  static final String STREAMS = "http://etherx.jabber.org/streams";

  private static final XMLInputFactory FACTORY = factory();

  private static XMLInputFactory factory() {
    XMLInputFactory factory = new WstxInputFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    return factory;
  }

  /** Our header; without a version, so that servers send no features. */
  static String opening(String domain) {
    return "<?xml version='1.0'?><stream:stream xmlns='jabber:component:accept' xmlns:stream='"
        + STREAMS
        + "' to='"
        + domain.replace("&", "&amp;").replace("<", "&lt;").replace("'", "&apos;")
        + "'>";
  }

  /** Reads a header that was made an empty element. */
  static StreamHeader parse(byte[] bytes, int length) throws XmlFaultException {
    try {
      XMLStreamReader reader =
          FACTORY.createXMLStreamReader(new ByteArrayInputStream(bytes, 0, length), "UTF-8");
      reader.nextTag();
      if (!reader.getLocalName().equals("stream") || !STREAMS.equals(reader.getNamespaceURI())) {
        throw new XmlFaultException(XmlFault.NOT_WELL_FORMED, "That is not an XMPP stream");
      }
      return new StreamHeader(
          orEmpty(reader.getAttributeValue(null, "id")), Map.copyOf(namespaces(reader)));
    } catch (XMLStreamException | RuntimeException e) {
      throw new XmlFaultException(XmlFault.NOT_WELL_FORMED, "The stream header is ill-formed");
    }
  }

  private static Map<String, String> namespaces(XMLStreamReader reader) {
    Map<String, String> found = new HashMap<>();
    for (int i = 0; i < reader.getNamespaceCount(); i++) {
      found.put(orEmpty(reader.getNamespacePrefix(i)), orEmpty(reader.getNamespaceURI(i)));
    }
    return found;
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }
}
