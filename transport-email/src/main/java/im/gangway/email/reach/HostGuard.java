package im.gangway.email.reach;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * Finds the addresses of hosts that users, or the domains of their addresses, have named. It leaves
 * out addresses that are not of the public Internet, so that nobody reaches through the gateway
 * what the outside should not; but for hosts that the admin named one by one. Thread-safe.
 */
public final class HostGuard {
  private final Set<String> named = new TreeSet<>();

  /**
   * @param named hosts that the admin named, wherever they are
   */
  public HostGuard(Iterable<String> named) {
    named.forEach(each -> this.named.add(each.toLowerCase(Locale.ROOT)));
  }

  /** The addresses that may be dialled, none if all of them are forbidden. Blocks. */
  public List<InetAddress> resolve(String host) throws UnknownHostException {
    List<InetAddress> all = List.of(InetAddress.getAllByName(host));
    return named.contains(host.toLowerCase(Locale.ROOT))
        ? all
        : all.stream().filter(PublicAddresses::isPublic).toList();
  }

  /**
   * Whether all addresses of a host may be dialled, for libraries that resolve names themselves.
   * Blocks.
   */
  public boolean allows(String host) throws UnknownHostException {
    return resolve(host).size() == InetAddress.getAllByName(host).length;
  }
}
