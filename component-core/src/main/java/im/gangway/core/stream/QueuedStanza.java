package im.gangway.core.stream;

import org.jspecify.annotations.Nullable;

/** A stanza that waits to be written; its bytes are gone once it was dropped. */
final class QueuedStanza {
  /** What a stanza is, as far as queues treat them differently. */
  enum Kind {
    /** Kept until the server has proven that it took it. */
    MESSAGE,
    /** Makes room for others when the link is down; told again when users come back. */
    PRESENCE,
    IQ
  }

  final Kind kind;
  final RoutingListener listener;
  byte @Nullable [] xml;

  QueuedStanza(byte[] xml, Kind kind, RoutingListener listener) {
    this.xml = xml;
    this.kind = kind;
    this.listener = listener;
  }

  QueuedStanza(byte[] xml, Kind kind) {
    this(xml, kind, RoutingListener.NONE);
  }

  boolean isPresence() {
    return kind == Kind.PRESENCE;
  }

  int size() {
    byte[] now = xml;
    return now == null ? 0 : now.length;
  }
}
