package im.gangway.core.stream;

import im.gangway.core.xml.DelayStamp;
import im.gangway.core.xml.Elements;
import im.gangway.core.xml.StanzaWriter;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.dom4j.Element;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where stanzas leave a stream: checked, queued, and written as the link takes them. Thread-safe.
 */
final class StanzaOutlet {
  private static final Logger LOG = LoggerFactory.getLogger(StanzaOutlet.class);

  private final StreamSettings settings;
  private final OutboundQueue queue;
  private final Proving proving;
  private final Clock clock;
  private final PacedLog warnings = new PacedLog(LOG);

  StanzaOutlet(StreamSettings settings, OutboundQueue queue, Proving proving, Clock clock) {
    this.settings = settings;
    this.queue = queue;
    this.proving = proving;
    this.clock = clock;
  }

  /** Takes a stanza; false when it cannot be sent. */
  boolean send(Element stanza, RoutingListener listener) {
    byte[] xml;
    try {
      xml = StanzaWriter.bytes(queue.isLinked() ? stanza : dated(stanza));
    } catch (IllegalArgumentException e) {
      warnings.warn(
          "A stanza of {} was not sent: {}", settings.domain(), String.valueOf(e.getMessage()));
      return false;
    }
    if (xml.length > settings.maxStanzaBytes()) {
      warnings.warn(
          "A stanza of {} was not sent: {} bytes are more than {}",
          settings.domain(),
          xml.length,
          settings.maxStanzaBytes());
      return false;
    }
    boolean taken = queue.offer(new QueuedStanza(xml, kind(stanza), listener));
    pump();
    return taken;
  }

  private static QueuedStanza.Kind kind(Element stanza) {
    return switch (stanza.getName()) {
      case "message" -> QueuedStanza.Kind.MESSAGE;
      case "presence" -> QueuedStanza.Kind.PRESENCE;
      default -> QueuedStanza.Kind.IQ;
    };
  }

  /** What is said while the server is away arrives late, and says when it was said (XEP-0203). */
  private Element dated(Element stanza) {
    boolean undated =
        stanza.getName().equals("message")
            && Elements.child(stanza, "body") != null
            && Elements.child(stanza, "delay", DelayStamp.NAMESPACE) == null;
    if (!undated) {
      return stanza;
    }
    Element dated = stanza.createCopy();
    DelayStamp.add(dated, settings.domain(), clock.instant());
    return dated;
  }

  /** A link is ready: writes what waits. */
  void linkUp(StreamLink link) {
    proving.linkUp(link);
    queue.linkUp(link);
  }

  /** The link is gone: what nothing proves to have arrived is written again on the next one. */
  void linkDown() {
    proving.linkDown();
    queue.linkDown();
  }

  /** The server has answered the end of the stream: it has read all that came before. */
  void serverHasRead() {
    proving.everything();
  }

  /** Whether a stanza that came in is an answer to what was asked here. */
  boolean consumes(Element stanza) {
    return proving.consumes(stanza);
  }

  /** Writes what waits, if a link is up and nothing is in flight. */
  void pump() {
    OutboundQueue.Batch batch = queue.takeBatch();
    if (batch != null) {
      batch.write();
    }
  }

  /** Says that a buffer was written; true if it was ours. */
  boolean written(Object buffer) {
    Optional<List<QueuedStanza>> givenUp = queue.written(buffer);
    givenUp.ifPresent(
        messages -> {
          proving.written(messages);
          pump();
        });
    return givenUp.isPresent();
  }

  /** Whether all that was taken has been written. */
  boolean isEmpty() {
    return queue.isEmpty();
  }
}
