package im.gangway.email.autoconfig;

import im.gangway.email.autoconfig.Candidate.Source;
import im.gangway.email.autoconfig.MailServer.Protocol;
import im.gangway.email.imap.MailHost.Security;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads a file of Mozilla's autoconfiguration, version 1.1. Servers without TLS, or that want no
 * password, are passed over.
 */
final class AutoconfigFile {
  private static final int MAX_SERVERS = 20;
  private static final int MAX_EVENTS = 20_000;
  private static final XMLInputFactory READERS = readers();

  private final String address;
  private final List<MailServer> incoming = new ArrayList<>();
  private final List<MailServer> outgoing = new ArrayList<>();
  private String user = "";

  private AutoconfigFile(String address) {
    this.address = address;
  }

  /** Nothing if it is not such a file, or names no servers that can be used. */
  static Optional<Candidate> read(byte[] file, String address) {
    AutoconfigFile found = new AutoconfigFile(address);
    try {
      found.read(READERS.createXMLStreamReader(new ByteArrayInputStream(file)));
    } catch (XMLStreamException | RuntimeException broken) {
      return Optional.empty();
    }
    Candidate candidate =
        new Candidate(
            Source.AUTOCONFIG,
            found.incoming,
            found.outgoing,
            found.user.isEmpty() ? address : found.user);
    return Optional.of(candidate).filter(Candidate::isWhole);
  }

  private static XMLInputFactory readers() {
    XMLInputFactory readers = XMLInputFactory.newDefaultFactory();
    readers.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    readers.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    readers.setProperty(XMLInputFactory.IS_COALESCING, true);
    return readers;
  }

  private void read(XMLStreamReader xml) throws XMLStreamException {
    for (int i = 0; xml.hasNext() && i < MAX_EVENTS; i++) {
      if (xml.next() == XMLStreamConstants.START_ELEMENT) {
        String name = xml.getLocalName();
        String type = xml.getAttributeValue(null, "type");
        if (name.equals("incomingServer") || name.equals("outgoingServer")) {
          server(type == null ? "" : type, fields(xml, name));
        }
      }
    }
  }

  private static Map<String, String> fields(XMLStreamReader xml, String end)
      throws XMLStreamException {
    Map<String, String> fields = new HashMap<>();
    while (xml.hasNext()) {
      int event = xml.next();
      if (event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals(end)) {
        return fields;
      }
      if (event == XMLStreamConstants.START_ELEMENT) {
        fields.merge(xml.getLocalName(), xml.getElementText().strip(), (a, b) -> a + ' ' + b);
      }
    }
    return fields;
  }

  private void server(String type, Map<String, String> fields) {
    Security security =
        switch (fields.getOrDefault("socketType", "")) {
          case "SSL" -> Security.TLS;
          case "STARTTLS" -> Security.STARTTLS;
          default -> null;
        };
    Protocol protocol =
        switch (type) {
          case "imap" -> Protocol.IMAP;
          case "pop3" -> Protocol.POP;
          case "smtp" -> Protocol.SMTP;
          default -> null;
        };
    if (security == null || protocol == null || incoming.size() + outgoing.size() > MAX_SERVERS) {
      return;
    }
    MailServer server =
        new MailServer(
            protocol,
            filled(fields.getOrDefault("hostname", "")),
            Integer.parseInt(fields.getOrDefault("port", "")),
            security);
    if (protocol == Protocol.SMTP) {
      outgoing.add(server);
      return;
    }
    incoming.add(protocol == Protocol.IMAP ? firstPop() : incoming.size(), server);
    if (user.isEmpty()) {
      user = filled(fields.getOrDefault("username", ""));
    }
  }

  private int firstPop() {
    return (int) incoming.stream().filter(each -> each.protocol() == Protocol.IMAP).count();
  }

  private String filled(String text) {
    int at = address.lastIndexOf('@');
    return text.replace("%EMAILADDRESS%", address)
        .replace("%EMAILLOCALPART%", address.substring(0, at))
        .replace("%EMAILDOMAIN%", address.substring(at + 1));
  }
}
