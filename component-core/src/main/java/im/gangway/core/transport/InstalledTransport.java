package im.gangway.core.transport;

import im.gangway.transport.Transport;
import im.gangway.transport.TransportInfo;
import java.net.URLClassLoader;
import org.jspecify.annotations.Nullable;

/**
 * A transport and where it came from.
 *
 * @param place for people
 * @param loader to be closed in the end; null for what is on the class path
 */
record InstalledTransport(
    Transport transport, TransportInfo info, String place, @Nullable URLClassLoader loader) {

  static InstalledTransport of(Transport transport, String place, @Nullable URLClassLoader loader) {
    return new InstalledTransport(transport, transport.info(), place, loader);
  }
}
