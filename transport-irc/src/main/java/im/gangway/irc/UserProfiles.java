package im.gangway.irc;

import im.gangway.irc.login.SaslAccount;
import im.gangway.irc.network.Profile;
import im.gangway.irc.wire.AddressGuard;
import im.gangway.irc.wire.Endpoint;
import im.gangway.irc.wire.FloodLimit;
import im.gangway.transport.Account;
import im.gangway.transport.LegacyException;
import im.gangway.transport.UserSettings;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Says how a user reaches a network and as whom, from what the admin and the user have set. */
final class UserProfiles {
  private static final int MAX_USERNAME = 10;
  private static final int MAX_NICK = 30;

  private final IrcSettings settings;
  private final Account account;
  private final UserSettings user;

  UserProfiles(IrcSettings settings, Account account, UserSettings user) {
    this.settings = settings;
    this.account = account;
    this.user = user;
  }

  /** The profile for the next connection. */
  Profile profile(String server) throws LegacyException {
    Values values =
        new Values(user.of(""), user.of(settings.fixedServer().isPresent() ? "" : server));
    Destination destination = Destination.of(server, settings, values.own());
    Optional<String> nick = values.find("nick");
    return new Profile(
        endpoints(destination, values),
        nick,
        fallbackNick(),
        word(values.find("username").orElse(account.name()), MAX_USERNAME, "user"),
        values.find("realname").or(() -> values.find("name")).orElse(account.name()),
        password(destination, values),
        account(destination, values, nick),
        values.find("after_connect_commands").map(UserProfiles::lines).orElse(List.of()),
        settings.reconnect());
  }

  /** What the user has set: for the network, else for all. */
  private record Values(Map<String, String> all, Map<String, String> own) {
    Optional<String> find(String field) {
      String value = own.getOrDefault(field, "").isBlank() ? all.get(field) : own.get(field);
      return Optional.ofNullable(value).map(String::strip).filter(text -> !text.isEmpty());
    }
  }

  private List<Endpoint> endpoints(Destination destination, Values values) {
    boolean trusted = destination.listed().isPresent() || settings.privateAddresses();
    AddressGuard guard = trusted ? AddressGuard.ANY : AddressGuard.PUBLIC_ONLY;
    Charset charset =
        values
            .find("encoding_in")
            .flatMap(IrcSettings::charset)
            .or(() -> destination.listed().map(ListedNetwork::encoding))
            .orElse(Endpoint.DEFAULT_FALLBACK);
    FloodLimit flood = flood(values);
    return destination.ports().stream()
        .map(
            port ->
                new Endpoint(destination.host(), port, destination.tls(), charset, flood, guard))
        .toList();
  }

  /** A user may be more careful than the admin, not less: all share the gateway's address. */
  private FloodLimit flood(Values values) {
    FloodLimit limit = settings.flood();
    int wanted = values.find("throttle_limit").map(UserProfiles::number).orElse(limit.burst());
    boolean fewer = wanted >= 1 && wanted < limit.burst() && limit.linesPerSecond() > 0;
    return fewer ? new FloodLimit(wanted, limit.linesPerSecond()) : limit;
  }

  /** The admin's password is only for the admin's server. */
  private static @Nullable String password(Destination destination, Values values) {
    Optional<String> shared = destination.listed().flatMap(ListedNetwork::password);
    return values.find("pass").or(() -> shared).orElse(null);
  }

  /** What is set by itself counts before what was registered. */
  private @Nullable SaslAccount account(
      Destination destination, Values values, Optional<String> nick) {
    Optional<String> secret = values.find("sasl_password");
    if (secret.isEmpty()) {
      return registered(destination, values, nick);
    }
    String name = values.find("sasl_account").or(() -> nick).orElse(account.name());
    return name.isEmpty() ? null : new SaslAccount(name, secret.get());
  }

  /**
   * The password for all networks goes to those that the admin listed, not to any host that rooms
   * of strangers are on; a network without accounts is entered without.
   */
  private @Nullable SaslAccount registered(
      Destination destination, Values values, Optional<String> nick) {
    String own = values.own().getOrDefault("password", "");
    String all = destination.listed().isEmpty() ? "" : values.all().getOrDefault("password", "");
    String name = values.find("username").or(() -> nick).orElse(account.name());
    String secret = own.isEmpty() ? all : own;
    return secret.isEmpty() || name.isEmpty() ? null : new SaslAccount(name, secret, own.isEmpty());
  }

  private String fallbackNick() {
    return word(account.name(), MAX_NICK, "guest");
  }

  private static List<String> lines(String text) {
    return text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
  }

  private static int number(String text) {
    return text.matches("-?[0-9]{1,6}") ? Integer.parseInt(text) : 0;
  }

  /** What is left of a text when only the characters stay that every server takes. */
  private static String word(String text, int length, String otherwise) {
    String plain = text.replaceAll("[^A-Za-z0-9_-]", "").replaceFirst("^[0-9-]+", "");
    return plain.isEmpty() ? otherwise : plain.substring(0, Math.min(length, plain.length()));
  }
}
