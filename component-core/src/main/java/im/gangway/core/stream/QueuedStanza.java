package im.gangway.core.stream;

import org.jspecify.annotations.Nullable;

/** A stanza that waits to be written; its bytes are gone once it was dropped. */
final class QueuedStanza {
  final boolean presence;
  byte @Nullable [] xml;

  QueuedStanza(byte[] xml, boolean presence) {
    this.xml = xml;
    this.presence = presence;
  }

  int size() {
    byte[] now = xml;
    return now == null ? 0 : now.length;
  }
}
