package im.gangway.core.stream;

import im.gangway.core.xml.Elements;
import im.gangway.core.xml.StanzaParser;
import im.gangway.core.xml.XmlFault;
import im.gangway.core.xml.XmlFaultException;
import java.nio.charset.StandardCharsets;
import javax.net.ssl.SSLContext;
import org.apache.mina.core.buffer.IoBuffer;
import org.apache.mina.core.session.IoSession;
import org.dom4j.Element;
import org.jspecify.annotations.Nullable;

/**
 * One connection to the server: bytes to elements on the way in, bytes on the way out. What it
 * means is decided by its owner. Everything comes in on the I/O thread; writing is thread-safe.
 */
final class StreamLink implements StanzaCutter.Handler {
  /** Who decides what the events of a link mean. Called on the I/O thread. */
  interface Owner {
    void onConnected(StreamLink link);

    void onHeader(StreamLink link, StreamHeader header);

    void onElement(StreamLink link, Element element);

    /** A stanza beyond the limits was skipped; its bare element if that much could be read. */
    void onSkipped(StreamLink link, @Nullable Element bare);

    void onEnd(StreamLink link);

    void onSent(StreamLink link, Object buffer);

    /** The server sent XML after which the stream cannot go on. */
    void onFault(StreamLink link, XmlFaultException fault);

    /** The connection is gone, or was never made; the cause is the first failure seen. */
    void onClosed(StreamLink link, @Nullable Throwable cause);
  }

  private final Owner owner;
  private final StanzaCutter cutter;
  private volatile @Nullable IoSession session;
  private volatile @Nullable SSLContext tls;
  private volatile boolean secured;
  private volatile long received;
  private @Nullable StanzaParser parser;
  private @Nullable Throwable failure;
  private volatile boolean abandoned;
  private boolean done;

  StreamLink(Owner owner, int maxStanzaBytes) {
    this.owner = owner;
    this.cutter = new StanzaCutter(this, maxStanzaBytes, StanzaParser.MAX_DEPTH + 1);
  }

  synchronized void attach(IoSession connected, @Nullable SSLContext context) {
    session = connected;
    tls = context;
  }

  /** The connection is open; TLS may have to come first. */
  void opened() {
    if (abandoned) {
      abandon();
    } else if (tls == null) {
      connected();
    }
  }

  @Nullable SSLContext tls() {
    return tls;
  }

  void connected() {
    secured = true;
    owner.onConnected(this);
  }

  void received(IoBuffer buffer) {
    byte[] bytes = new byte[buffer.remaining()];
    buffer.get(bytes);
    long before = received;
    received = before + bytes.length;
    if (done) {
      return;
    }
    try {
      cutter.feed(bytes, 0, bytes.length);
    } catch (XmlFaultException e) {
      done = true;
      owner.onFault(this, e);
    }
  }

  void sent(Object message) {
    owner.onSent(this, message);
  }

  /** Remembers the first failure and ends the connection. */
  void failed(Throwable cause) {
    synchronized (this) {
      failure = failure == null ? cause : failure;
    }
    IoSession now = session;
    if (now != null) {
      now.closeNow();
    }
    // MINA's own event does not come when its TLS filter fails once more while closing.
    closed();
  }

  void closed() {
    done = true;
    Throwable cause;
    synchronized (this) {
      cause = failure;
    }
    owner.onClosed(this, cause);
  }

  @Override
  public void onHeader(byte[] bytes, int length) throws XmlFaultException {
    StreamHeader header = StreamHeader.parse(bytes, length);
    parser = new StanzaParser(header.namespaces());
    owner.onHeader(this, header);
  }

  @Override
  public void onElement(byte[] bytes, int length) throws XmlFaultException {
    Element element;
    try {
      element = parser().parse(bytes, 0, length);
    } catch (XmlFaultException e) {
      if (e.fault() != XmlFault.POLICY_VIOLATION) {
        throw e;
      }
      owner.onSkipped(this, startTag(bytes, length));
      return;
    }
    owner.onElement(this, element);
  }

  @Override
  public void onSkipped(byte @Nullable [] startTag, int length) throws XmlFaultException {
    owner.onSkipped(this, startTag == null ? null : startTag(startTag, length));
  }

  private @Nullable Element startTag(byte[] bytes, int length) throws XmlFaultException {
    try {
      return parser().parseStartTag(bytes, 0, length);
    } catch (XmlFaultException e) {
      if (e.fault() != XmlFault.POLICY_VIOLATION) {
        throw e;
      }
      return null;
    }
  }

  private StanzaParser parser() {
    StanzaParser now = parser;
    if (now == null) {
      throw new IllegalStateException("an element before the header");
    }
    return now;
  }

  @Override
  public void onEnd() {
    done = true;
    owner.onEnd(this);
  }

  /** Whether there is a connection on which TLS did not come about. */
  boolean isStuckInTls() {
    return tls != null && !secured;
  }

  /** Bytes that have come in so far. */
  long receivedBytes() {
    return received;
  }

  void write(String xml) {
    write(new OutboundBytes(xml.getBytes(StandardCharsets.UTF_8)));
  }

  void write(IoBuffer bytes) {
    IoSession now = session;
    if (now != null && secured) {
      now.write(bytes);
    }
  }

  /** Closes once everything written has gone out. */
  void closeAfterWrites() {
    IoSession now = session;
    if (now == null) {
      abandon();
    } else {
      now.closeOnFlush();
    }
  }

  /** Closes at once, also a connection that is still being made. */
  synchronized void abandon() {
    abandoned = true;
    IoSession now = session;
    if (now != null) {
      now.closeNow();
    }
  }

  /** Stops or continues reading from the socket. */
  void suspendReading(boolean on) {
    IoSession now = session;
    if (now != null && on) {
      now.suspendRead();
    } else if (now != null) {
      now.resumeRead();
    }
  }

  /** The stream error that tells the server what was wrong with its XML. */
  static String streamError(XmlFault fault) {
    return "<stream:error><"
        + fault.condition()
        + " xmlns='urn:ietf:params:xml:ns:xmpp-streams'/></stream:error></stream:stream>";
  }

  /** The condition of a stream error element; {@code undefined-condition} if it has none. */
  static String condition(Element error) {
    for (Element child : Elements.children(error)) {
      if (!child.getName().equals("text")) {
        return child.getName();
      }
    }
    return "undefined-condition";
  }
}
