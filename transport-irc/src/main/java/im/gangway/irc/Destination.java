package im.gangway.irc;

import im.gangway.transport.FailureReason;
import im.gangway.transport.LegacyException;
import im.gangway.transport.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Where a user's connection to a network goes.
 *
 * @param ports tried in turn
 * @param tls whether with TLS: without it only where the admin or the user chose so
 * @param listed the configured network, unless the user chose to go elsewhere
 */
record Destination(String host, List<Integer> ports, boolean tls, Optional<ListedNetwork> listed) {
  private static final int MAX_PORTS = 5;

  Destination {
    ports = List.copyOf(ports);
  }

  /**
   * The way to a network, with what the user has set for it.
   *
   * @throws LegacyException if it may not be reached
   */
  static Destination of(String server, IrcSettings settings, Map<String, String> set)
      throws LegacyException {
    Optional<ListedNetwork> listed = settings.listed(server);
    boolean fixed = settings.fixedServer().filter(server::equals).isPresent();
    if (listed.isEmpty() && !fixed && !settings.anyServer()) {
      throw new LegacyException(FailureReason.NETWORK_NOT_ALLOWED, notAllowed(server, settings));
    }
    Destination configured = initial(server, settings);
    return settings.anyServer() && !fixed ? configured.changed(set) : configured;
  }

  /** The way to a network for a user who has set nothing. */
  static Destination initial(String server, IrcSettings settings) {
    Optional<ListedNetwork> listed = settings.listed(server);
    if (listed.isPresent()) {
      ListedNetwork network = listed.get();
      return new Destination(network.host(), List.of(network.port()), network.tls(), listed);
    }
    ServerName name = ServerName.parse(server);
    OptionalInt port = name.port();
    return new Destination(
        name.host(),
        List.of(port.orElse(settings.defaultPort())),
        settings.defaultTls(),
        Optional.empty());
  }

  /** Ports with TLS as a form shows them. */
  String tlsPorts() {
    return tls ? text(ports) : "";
  }

  /** Ports without TLS as a form shows them. */
  String plainPorts() {
    return tls ? "" : text(ports);
  }

  private Destination changed(Map<String, String> set) {
    String address = set.getOrDefault("address", "").strip();
    List<Integer> secure = ports(set.getOrDefault("tls_ports", tlsPorts()));
    List<Integer> plain = ports(set.getOrDefault("ports", plainPorts()));
    boolean withTls = secure.isEmpty() && plain.isEmpty() ? tls : !secure.isEmpty();
    List<Integer> chosen = withTls ? secure : plain;
    Destination other =
        new Destination(
            address.isEmpty() ? host : address, chosen.isEmpty() ? ports : chosen, withTls, listed);
    return other.equals(this)
        ? this
        : new Destination(other.host, other.ports, other.tls, Optional.empty());
  }

  /**
   * Reads ports that are separated by semicolons, commas or spaces; what is no port is left out.
   */
  static List<Integer> ports(String text) {
    List<Integer> ports = new ArrayList<>();
    for (String word : text.split("[;,\\s]+")) {
      if (ServerName.isPort(word) && ports.size() < MAX_PORTS) {
        ports.add(Integer.parseInt(word));
      }
    }
    return ports;
  }

  private static String text(List<Integer> ports) {
    return String.join(";", ports.stream().map(String::valueOf).toList());
  }

  private static Text notAllowed(String server, IrcSettings settings) {
    List<String> names = settings.networks().stream().map(ListedNetwork::name).toList();
    return names.isEmpty()
        ? Text.of(Destination.class, "no-network", server)
        : Text.of(Destination.class, "other-networks", server, String.join(", ", names));
  }
}
