package im.gangway.irc.wire;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Finds the addresses of a host; may block, so it is never called on an I/O thread. */
@FunctionalInterface
public interface HostResolver {
  /** The system's resolver. */
  HostResolver SYSTEM = host -> List.of(InetAddress.getAllByName(host));

  /** In the order in which they are to be tried. */
  List<InetAddress> resolve(String host) throws UnknownHostException;
}
