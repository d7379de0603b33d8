package im.gangway.sms.smpp;

import im.gangway.sms.smpp.wire.SmppConnector;
import org.jspecify.annotations.Nullable;

/** One connector for all links, there while somebody needs it. Thread-safe. */
final class SharedConnector {
  private @Nullable SmppConnector open;
  private int links;

  /** For one more link. */
  synchronized SmppConnector acquire() {
    SmppConnector shared = open == null ? new SmppConnector() : open;
    open = shared;
    links++;
    return shared;
  }

  /** A link needs it no longer. */
  synchronized void release() {
    links--;
    if (links == 0 && open != null) {
      open.close();
      open = null;
    }
  }
}
