package im.gangway.core.stream;

import im.gangway.core.xml.DelayStamp;
import im.gangway.core.xml.Elements;
import im.gangway.core.xml.StanzaWriter;
import java.time.Clock;
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
  private final Clock clock;
  private final PacedLog warnings = new PacedLog(LOG);

  StanzaOutlet(StreamSettings settings, OutboundQueue queue, Clock clock) {
    this.settings = settings;
    this.queue = queue;
    this.clock = clock;
  }

  /** Takes a stanza; false when it cannot be sent. */
  boolean send(Element stanza) {
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
    boolean taken = queue.offer(xml, stanza.getName().equals("presence"));
    pump();
    return taken;
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

  /** Writes what waits, if a link is up and nothing is in flight. */
  void pump() {
    OutboundQueue.Batch batch = queue.takeBatch();
    if (batch != null) {
      batch.write();
    }
  }

  /** Says that a buffer was written; true if it was ours. */
  boolean written(Object buffer) {
    boolean ours = queue.written(buffer);
    if (ours) {
      pump();
    }
    return ours;
  }

  /** Whether all that was taken has been written. */
  boolean isEmpty() {
    return queue.isEmpty();
  }
}
