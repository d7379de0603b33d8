package im.gangway.irc;

import im.gangway.irc.wire.Endpoint;
import im.gangway.irc.wire.FloodLimit;
import im.gangway.transport.ConfigurationException;
import im.gangway.transport.Setting;
import im.gangway.transport.Settings;
import im.gangway.transport.SettingsSchema;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the admin configured for IRC.
 *
 * @param fixedServer the only network there is, if so
 * @param anyServer whether users may reach hosts that are not listed
 * @param privateAddresses whether hosts that are not listed may be in private networks
 */
record IrcSettings(
    Optional<String> fixedServer,
    List<ListedNetwork> networks,
    boolean anyServer,
    boolean privateAddresses,
    int defaultPort,
    boolean defaultTls,
    FloodLimit flood,
    boolean reconnect) {

  private static final SettingsSchema NETWORK =
      SettingsSchema.builder()
          .required("host", Setting.Type.TEXT, "The server's host name or address.")
          .port("port", 6697, "The server's port.")
          .flag("tls", true, "Whether the port speaks TLS.")
          .text("encoding", null, "The charset of lines that are not UTF-8.")
          .secret("password", "The server's password, if it wants one from everybody.")
          .build();

  private static final SettingsSchema FLOOD =
      SettingsSchema.builder()
          .number("burst", 10, "How many lines may be sent at once after a pause.")
          .decimal("lines-per-second", 1, "How many lines are sent after that; 0 for no limit.")
          .build();

  static final SettingsSchema SCHEMA =
      SettingsSchema.builder()
          .text(
              "fixed-server",
              null,
              "The only network: rooms are then #channel@domain. A name of networks or a host.")
          .namedSections(
              "networks", NETWORK, "Networks that users may name instead of giving a host.")
          .flag("any-server", true, "Whether users may reach hosts that are not in networks.")
          .flag(
              "allow-private-addresses",
              false,
              "Whether hosts that are not in networks may have loopback or private addresses.")
          .port("default-port", 6697, "The port of hosts that are not in networks.")
          .flag("default-tls", true, "Whether that port speaks TLS.")
          .section("flood", FLOOD, "How fast one connection may send, so that servers keep it.")
          .flag("archive", true, "Not in use yet: whether what is said in rooms is kept.")
          .number("history", 20, "How many messages are shown to who enters a room.")
          .flag(
              "persistent-by-default",
              false,
              "Not in use yet: whether users stay in rooms that their clients have left.")
          .flag("reconnect", true, "Whether lost connections are restored, with all rooms.")
          .build();

  IrcSettings {
    networks = List.copyOf(networks);
  }

  static IrcSettings of(Settings settings) throws ConfigurationException {
    List<ListedNetwork> networks = new ArrayList<>();
    for (Map.Entry<String, Settings> each : settings.namedSections("networks").entrySet()) {
      networks.add(network(each.getKey(), each.getValue()));
    }
    return new IrcSettings(
        fixedServer(settings),
        networks,
        settings.flag("any-server"),
        settings.flag("allow-private-addresses"),
        settings.number("default-port"),
        settings.flag("default-tls"),
        flood(settings.section("flood")),
        settings.flag("reconnect"));
  }

  /** The hosts that the admin named. */
  Set<String> hosts() {
    return fixedServer
        .map(server -> Set.of(Destination.initial(server, this).host()))
        .orElseGet(
            () ->
                networks.stream().map(ListedNetwork::host).collect(Collectors.toUnmodifiableSet()));
  }

  /** The configured network that is called so. */
  Optional<ListedNetwork> listed(String server) {
    return networks.stream().filter(network -> network.isCalled(server)).findFirst();
  }

  private static Optional<String> fixedServer(Settings settings) throws ConfigurationException {
    Optional<String> fixed =
        settings.optionalText("fixed-server").map(name -> name.toLowerCase(Locale.ROOT));
    if (fixed.isPresent() && !ServerName.isValid(fixed.get())) {
      throw new ConfigurationException(
          "fixed-server is neither a name of networks nor a host: " + fixed.get());
    }
    return fixed;
  }

  private static ListedNetwork network(String key, Settings settings)
      throws ConfigurationException {
    String name = key.toLowerCase(Locale.ROOT);
    if (!ServerName.isValid(name)) {
      throw new ConfigurationException(
          "networks: \"" + key + "\" cannot stand in an address; use letters, digits, - and .");
    }
    return new ListedNetwork(
        name,
        settings.text("host").toLowerCase(Locale.ROOT),
        settings.number("port"),
        settings.flag("tls"),
        encoding(name, settings.optionalText("encoding")),
        settings.optionalText("password").filter(password -> !password.isEmpty()));
  }

  private static Charset encoding(String network, Optional<String> name)
      throws ConfigurationException {
    Optional<Charset> charset = name.isEmpty() ? Optional.empty() : charset(name.get());
    if (name.isPresent() && charset.isEmpty()) {
      throw new ConfigurationException(
          "networks." + network + ".encoding is not a charset: " + name.get());
    }
    return charset.orElse(Endpoint.DEFAULT_FALLBACK);
  }

  /** The charset of that name, if there is one. */
  static Optional<Charset> charset(String name) {
    try {
      return Optional.of(Charset.forName(name.strip()));
    } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
      return Optional.empty();
    }
  }

  private static FloodLimit flood(Settings settings) throws ConfigurationException {
    try {
      return new FloodLimit(settings.number("burst"), settings.decimal("lines-per-second"));
    } catch (IllegalArgumentException bad) {
      throw new ConfigurationException(
          "flood: burst must be at least 1 and lines-per-second not negative", bad);
    }
  }
}
