package im.gangway.email.domain;

import im.gangway.transport.ConfigurationException;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.apache.commons.net.util.SubnetUtils;
import org.apache.commons.net.util.SubnetUtils6;

/** Networks in CIDR notation whose hosts are trusted. Thread-safe. */
public final class TrustedHosts {
  private final List<Predicate<InetAddress>> networks;

  private TrustedHosts(List<Predicate<InetAddress>> networks) {
    this.networks = networks;
  }

  /** Reads {@code 192.0.2.0/24}, {@code 2001:db8::/32} and single addresses. */
  public static TrustedHosts of(List<String> networks) throws ConfigurationException {
    List<Predicate<InetAddress>> all = new ArrayList<>();
    for (String each : networks) {
      all.add(network(each.strip()));
    }
    return new TrustedHosts(List.copyOf(all));
  }

  private static Predicate<InetAddress> network(String cidr) throws ConfigurationException {
    boolean isSix = cidr.indexOf(':') >= 0;
    String whole = cidr.indexOf('/') >= 0 ? cidr : cidr + (isSix ? "/128" : "/32");
    try {
      return isSix ? six(whole) : four(whole);
    } catch (IllegalArgumentException wrong) {
      throw new ConfigurationException(
          "domain-mode.trusted: \"" + cidr + "\" is no network such as 192.0.2.0/24", wrong);
    }
  }

  private static Predicate<InetAddress> four(String cidr) {
    SubnetUtils subnet = new SubnetUtils(cidr);
    subnet.setInclusiveHostCount(true);
    SubnetUtils.SubnetInfo info = subnet.getInfo();
    return host -> host instanceof Inet4Address && info.isInRange(host.getHostAddress());
  }

  private static Predicate<InetAddress> six(String cidr) {
    SubnetUtils6.SubnetInfo info = new SubnetUtils6(cidr).getInfo();
    return host -> host instanceof Inet6Address six && info.isInRange(six);
  }

  /** Whether a host is in one of the networks. */
  public boolean trusts(InetAddress host) {
    return networks.stream().anyMatch(each -> each.test(host));
  }
}
