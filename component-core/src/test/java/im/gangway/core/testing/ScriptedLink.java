package im.gangway.core.testing;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import javax.xml.stream.XMLStreamException;
import org.dom4j.Element;
import org.jspecify.annotations.Nullable;

/** One connection of a component: header, handshake, then stanzas until someone closes. */
final class ScriptedLink {
  private static final String ERRORS = "urn:ietf:params:xml:ns:xmpp-streams";

  private final ScriptedXmppServer server;
  private final Socket socket;
  private final Transcript in;
  private final OutputStream out;
  private @Nullable ScriptedComponent component;

  ScriptedLink(ScriptedXmppServer server, Socket socket) throws IOException {
    this.server = server;
    this.socket = socket;
    this.in = new Transcript(socket.getInputStream());
    this.out = socket.getOutputStream();
  }

  /** Plays the whole connection on the calling thread. */
  void play() throws IOException, InterruptedException {
    boolean byEndTag = false;
    try {
      byEndTag = converse();
    } catch (XMLStreamException | UncheckedIOException e) {
      // The component hung up or wrote bad XML; either ends this connection.
      server.problem(e);
    } finally {
      socket.close();
      ScriptedComponent of = component;
      if (of != null) {
        of.gone(this, byEndTag);
      }
    }
  }

  private boolean converse() throws XMLStreamException, InterruptedException {
    StreamElements stream = new StreamElements(in);
    String domain = stream.header().attributeValue("to", "");
    ScriptedComponent of = server.component(domain);
    component = of;
    of.connected();
    write(server.header(domain));
    String refusal = server.refusal(domain);
    if (refusal != null) {
      streamError(refusal, "Refused by the script");
      return false;
    }
    Element handshake = stream.next();
    if (handshake == null) {
      return true;
    }
    if (!server.accepts(domain, handshake)) {
      streamError("not-authorized", "Given token does not match calculated token");
      return false;
    }
    write(server.handshakeAnswer());
    of.ready(this);
    return stanzas(stream, of);
  }

  private boolean stanzas(StreamElements stream, ScriptedComponent of)
      throws XMLStreamException, InterruptedException {
    while (true) {
      of.awaitReading();
      Element stanza = stream.next();
      if (stanza == null) {
        write("</stream:stream>");
        return true;
      }
      if (!of.muted() && !server.answered(this, of, stanza)) {
        of.arrive(stanza);
      }
    }
  }

  Transcript transcript() {
    return in;
  }

  void write(String xml) {
    byte[] bytes = xml.getBytes(StandardCharsets.UTF_8);
    try {
      synchronized (out) {
        if (server.writesBytewise()) {
          writeEach(bytes);
        } else {
          out.write(bytes);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void writeBytewise(String xml) {
    try {
      synchronized (out) {
        writeEach(xml.getBytes(StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void writeEach(byte[] bytes) throws IOException {
    for (byte b : bytes) {
      out.write(b);
    }
  }

  void streamError(String condition, @Nullable String text) {
    String said = text == null ? "" : "<text xmlns='" + ERRORS + "'>" + text + "</text>";
    write(
        "<stream:error><%s xmlns='%s'/>%s</stream:error></stream:stream>"
            .formatted(condition, ERRORS, said));
  }

  void reset() {
    try {
      socket.setSoLinger(true, 0);
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
