package im.gangway.core.stream;

import im.gangway.core.xml.StanzaWriter;
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

  StanzaOutlet(StreamSettings settings, OutboundQueue queue) {
    this.settings = settings;
    this.queue = queue;
  }

  /** Takes a stanza; false when it cannot be sent. */
  boolean send(Element stanza) {
    byte[] xml;
    try {
      xml = StanzaWriter.bytes(stanza);
    } catch (IllegalArgumentException e) {
      LOG.warn("A stanza of {} was not sent: {}", settings.domain(), e.getMessage());
      return false;
    }
    if (xml.length > settings.maxStanzaBytes()) {
      LOG.warn(
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
