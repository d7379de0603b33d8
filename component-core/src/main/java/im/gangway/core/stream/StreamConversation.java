package im.gangway.core.stream;

import im.gangway.core.stream.StreamProblem.Kind;
import im.gangway.core.xml.Elements;
import im.gangway.core.xml.StanzaWriter;
import im.gangway.core.xml.XmlFaultException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.dom4j.Element;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is said on one connection of a stream, from the header to the end tag: the handshake,
 * stanzas, pings, errors and the farewell. A conversation that is no longer the stream's is not
 * heard. Thread-safe.
 */
final class StreamConversation implements StreamLink.Owner {
  private static final Logger LOG = LoggerFactory.getLogger(StreamConversation.class);
  private static final Duration FAREWELL = Duration.ofSeconds(5);
  private static final String END = "</stream:stream>";
  private static final int MAX_DETAIL = 200;

  private final ComponentStream stream;
  private final PacedLog warnings = new PacedLog(LOG);
  private final StreamSettings settings;
  private final StreamListener listener;
  private final StreamStatus status;
  private final StanzaOutlet outlet;
  private final StreamLink link;
  private @Nullable Keepalive keepalive;
  private boolean withoutId;
  private boolean endSent;

  StreamConversation(
      ComponentStream stream, StreamListener listener, StreamStatus status, StanzaOutlet outlet) {
    this.stream = stream;
    this.settings = stream.settings();
    this.listener = listener;
    this.status = status;
    this.outlet = outlet;
    this.link = new StreamLink(this, settings.maxStanzaBytes());
  }

  StreamLink link() {
    return link;
  }

  private boolean isCurrent() {
    return status.conversation() == this;
  }

  @Override
  public void onConnected(StreamLink from) {
    synchronized (status) {
      if (isCurrent() && status.is(StreamState.CONNECTING)) {
        status.go(StreamState.OPENED);
        link.write(StreamHeader.opening(settings.domain()));
      }
    }
  }

  @Override
  public void onHeader(StreamLink from, StreamHeader header) {
    synchronized (status) {
      if (!isCurrent() || !status.is(StreamState.OPENED)) {
        return;
      }
      // Without an id the server is about to refuse us: it says why, or closes (Openfire).
      withoutId = header.id().isEmpty();
      if (!withoutId) {
        status.go(StreamState.AUTHENTICATING);
        String digest = Handshake.digest(header.id(), settings.secret());
        link.write("<handshake>" + digest + "</handshake>");
      }
    }
  }

  @Override
  public void onElement(StreamLink from, Element element) {
    synchronized (status) {
      if (!isCurrent() || !isStanzaForListener(element)) {
        return;
      }
    }
    try {
      listener.onStanza(element);
    } catch (RuntimeException e) {
      LOG.error("A stanza to {} could not be handled", settings.domain(), e);
    }
  }

  private boolean isStanzaForListener(Element element) {
    if (Elements.is(element, "error", StreamHeader.STREAMS)) {
      onStreamError(element);
      return false;
    }
    if (status.is(StreamState.AUTHENTICATING) && element.getName().equals("handshake")) {
      String server = settings.server();
      String pinged = server == null ? settings.domain() : server;
      keepalive = new Keepalive(settings.domain(), pinged, link.receivedBytes());
      stream.ready(this);
      return false;
    }
    Keepalive pings = keepalive;
    return (status.is(StreamState.READY) || status.is(StreamState.CLOSING))
        && element.getNamespaceURI().isEmpty()
        && pings != null
        && !pings.consumes(element)
        && !outlet.consumes(element);
  }

  private void onStreamError(Element error) {
    boolean wasReady = status.is(StreamState.READY);
    Element text = Elements.child(error, "text", "urn:ietf:params:xml:ns:xmpp-streams");
    String condition = StreamLink.condition(error);
    status.wrong(
        Kind.ofCondition(condition, wasReady),
        text == null ? condition : condition + ": " + shortened(text.getText()));
    farewell(END);
  }

  private static String shortened(String text) {
    String line = text.replaceAll("\\p{Cntrl}", " ").strip();
    return line.length() > MAX_DETAIL ? line.substring(0, MAX_DETAIL) : line;
  }

  @Override
  public void onSkipped(StreamLink from, @Nullable Element bare) {
    warnings.warn("A stanza to {} was refused: it is beyond the limits", settings.domain());
    Element refusal = bare == null ? null : Refusal.of(bare, settings.domain());
    if (refusal != null) {
      outlet.send(refusal, RoutingListener.NONE);
    }
  }

  @Override
  public void onSent(StreamLink from, Object buffer) {
    if (outlet.written(buffer)) {
      endIfDrained();
    }
  }

  /** Asks whether the server is still there, or gives it up. */
  void tick() {
    Keepalive.Action action;
    String xml = " ";
    synchronized (status) {
      Keepalive now = keepalive;
      if (!isCurrent() || now == null || !status.is(StreamState.READY)) {
        return;
      }
      action = now.tick(link.receivedBytes(), !status.isSuspended());
      if (action == Keepalive.Action.PING) {
        xml = new String(StanzaWriter.bytes(now.ping()), StandardCharsets.UTF_8);
      }
    }
    if (action == Keepalive.Action.GIVE_UP) {
      stream.giveUp(this, Kind.SILENT, "a ping stayed without answer");
    } else {
      link.write(xml);
    }
  }

  /** Ends our side of the stream when that is wanted and everything has been said. */
  void endIfDrained() {
    synchronized (status) {
      boolean wanted = isCurrent() && status.is(StreamState.CLOSING) && !endSent;
      if (!wanted || !outlet.isEmpty()) {
        return;
      }
      endSent = true;
    }
    link.write(END);
  }

  @Override
  public void onEnd(StreamLink from) {
    synchronized (status) {
      if (isCurrent()) {
        if (endSent) {
          outlet.serverHasRead();
        }
        status.wrong(Kind.CLOSED, null);
        farewell(END);
      }
    }
  }

  @Override
  public void onFault(StreamLink from, XmlFaultException fault) {
    synchronized (status) {
      if (isCurrent()) {
        status.wrong(Kind.BAD_XML, fault.getMessage());
        farewell(StreamLink.streamError(fault.fault()));
      }
    }
  }

  /** Says goodbye and closes, if need be without the server's consent. */
  private void farewell(String xml) {
    stream.leaving(this, FAREWELL);
    if (!endSent) {
      endSent = true;
      link.write(xml);
    }
    link.closeAfterWrites();
  }

  @Override
  public void onClosed(StreamLink from, @Nullable Throwable cause) {
    synchronized (status) {
      if (isCurrent()) {
        boolean asked = status.is(StreamState.CLOSING);
        String detail = cause == null ? null : shortened(cause.toString());
        stream.disconnected(asked ? null : status.cause(kindOfClose(), detail));
      }
    }
  }

  private Kind kindOfClose() {
    return switch (status.state()) {
      case CONNECTING -> link.isStuckInTls() ? Kind.TLS_REFUSED : Kind.UNREACHABLE;
      case OPENED -> withoutId ? Kind.CONFLICT : Kind.CLOSED;
      case AUTHENTICATING -> Kind.CLOSED;
      default -> Kind.LOST;
    };
  }
}
