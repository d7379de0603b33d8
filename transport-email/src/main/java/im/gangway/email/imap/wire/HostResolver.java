package im.gangway.email.imap.wire;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Finds the addresses of a host that may be dialled; blocks. */
@FunctionalInterface
public interface HostResolver {
  /** That of the system. */
  HostResolver SYSTEM = host -> List.of(InetAddress.getAllByName(host));

  /** The addresses, the best first; none if all of them are forbidden. */
  List<InetAddress> resolve(String host) throws UnknownHostException;
}
