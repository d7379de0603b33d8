package im.gangway.core.config;

import com.typesafe.config.ConfigObject;
import im.gangway.core.storage.Database;
import im.gangway.core.storage.DatabaseAccess;
import im.gangway.core.storage.StorageException;
import im.gangway.transport.TransportInfo;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Reads the configuration file (HOCON) and checks all of it before anything starts.
 *
 * <p>Substitutions see the file and the environment, never Java's system properties. Relative paths
 * are taken from the file's folder.
 */
public final class ConfigReader {
  private static final String JID_PART = "[^@/\\s\"&'<>:]+";
  private static final Pattern BARE_JID = Pattern.compile(JID_PART + "@" + JID_PART);
  private static final Pattern ACCESS_ENTRY =
      Pattern.compile("\\*|(" + JID_PART + "@)?" + JID_PART);
  private static final HostPort DEFAULT_LISTEN = new HostPort("127.0.0.1", 8088);

  /** RFC 6120 §13.12: no smaller limit is allowed. */
  private static final int LEAST_STANZA_BYTES = 10_000;

  private static final int MOST_STANZA_BYTES = 16 * 1024 * 1024;
  private static final int DEFAULT_STANZA_BYTES = 256 * 1024;
  private static final int MOST_PER_TIME = 1_000_000;
  private static final int DEFAULT_PER_TIME = 600;
  private static final int DEFAULT_LOGINS_AT_ONCE = 50;

  private final Collection<TransportInfo> transports;

  /** A reader that knows the keys of these transports. */
  public ConfigReader(Collection<TransportInfo> transports) {
    this.transports = List.copyOf(transports);
  }

  /**
   * Reads a file.
   *
   * @throws InvalidConfigException with everything that is wrong with it
   */
  public GangwayConfig read(Path file) throws InvalidConfigException {
    Path absolute = file.toAbsolutePath().normalize();
    ConfigProblems problems = new ConfigProblems(absolute);
    Optional<ConfigObject> object = ConfigFile.parse(absolute, problems);
    if (object.isEmpty()) {
      throw problems.toException();
    }
    ConfigBlock root = new ConfigBlock("", object.get(), problems);
    GangwayConfig config = read(root, absolute.resolveSibling("."), problems);
    if (problems.count() > 0) {
      throw problems.toException();
    }
    return config;
  }

  private GangwayConfig read(ConfigBlock root, Path folder, ConfigProblems problems) {
    List<TransportConfig> configured = new TransportsReader(transports, problems).read(root);
    GangwayConfig config =
        new GangwayConfig(
            storage(root.block("storage"), folder),
            credentials(root.block("credentials"), folder),
            http(root.block("http")),
            tls(root.block("tls"), folder),
            access(root.block("access"), configured),
            limits(root.block("limits")),
            contact(root.block("contact")),
            configured);
    root.refuseOthers();
    return config;
  }

  private static DatabaseAccess storage(ConfigBlock block, Path folder) {
    ValueKind<String> url =
        ValueKind.TEXT.refine(
            "the URL of a database",
            "Write jdbc:sqlite:PATH or jdbc:postgresql://HOST:PORT/DATABASE.",
            text -> resolved(text, folder));
    DatabaseAccess storage =
        new DatabaseAccess(
            block.find("url", url).orElseGet(() -> resolved("jdbc:sqlite:data/gangway.db", folder)),
            block.find("user", ValueKind.TEXT).orElse(null),
            block.find("password", ValueKind.TEXT).orElse(null));
    block.refuseOthers();
    return storage;
  }

  private static String resolved(String url, Path folder) {
    try {
      return Database.resolve(url, folder);
    } catch (StorageException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private static CredentialsConfig credentials(ConfigBlock block, Path folder) {
    Path keyFile =
        block
            .find("key-file", path(folder))
            .orElseGet(() -> folder.resolve("data/credentials.key").normalize());
    block.refuseOthers();
    return new CredentialsConfig(keyFile);
  }

  private static ValueKind<Path> path(Path folder) {
    return ValueKind.NONEMPTY.refine(
        "a path", "Put it in quotes.", text -> folder.resolve(text).normalize());
  }

  private static HttpConfig http(ConfigBlock block) {
    ValueKind<URI> address =
        ValueKind.TEXT.refine(
            "an http or https address",
            "Write it like \"https://gateway.example.org\".",
            ConfigReader::webAddress);
    HttpConfig http =
        new HttpConfig(
            block.find("listen", ValueKind.HOST_PORT).orElse(DEFAULT_LISTEN),
            block.find("public-url", address).orElse(null));
    block.refuseOthers();
    return http;
  }

  private static URI webAddress(String text) {
    URI uri = URI.create(text);
    boolean web =
        "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
    if (!web || uri.getHost() == null) {
      throw new IllegalArgumentException("Not an address of the web");
    }
    return uri;
  }

  private static TlsConfig tls(ConfigBlock block, Path folder) {
    Path extraCa = block.find("extra-ca", path(folder)).orElse(null);
    if (extraCa != null && !Files.isReadable(extraCa)) {
      block.wrong("extra-ca", "names " + extraCa + ", which cannot be read", "Check the path.");
    }
    block.refuseOthers();
    return new TlsConfig(extraCa);
  }

  private static AccessList access(ConfigBlock block, List<TransportConfig> configured) {
    ValueKind<Set<String>> rules = entries(ACCESS_ENTRY, "a list of bare JIDs, domains or \"*\"");
    ValueKind<Set<String>> people = entries(BARE_JID, "a list of bare JIDs");
    AccessList access =
        new AccessList(
            block.find("allow", rules).orElseGet(() -> servers(configured)),
            block.find("deny", rules).orElse(Set.of()),
            block.find("admins", people).orElse(Set.of()));
    block.refuseOthers();
    return access;
  }

  private static ValueKind<Set<String>> entries(Pattern form, String expected) {
    return ValueKind.TEXTS.refine(
        expected,
        "Write it like [\"alice@example.org\"].",
        texts -> {
          if (!texts.stream().allMatch(text -> form.matcher(text).matches())) {
            throw new IllegalArgumentException("An entry of another form");
          }
          return new HashSet<>(texts);
        });
  }

  private static Set<String> servers(List<TransportConfig> configured) {
    return configured.stream()
        .map(transport -> transport.component().server())
        .collect(Collectors.toSet());
  }

  private static ContactConfig contact(ConfigBlock block) {
    ValueKind<List<String>> addresses =
        ValueKind.TEXTS.refine(
            "a list of addresses with their scheme",
            "Write it like [\"mailto:admin@example.org\", \"xmpp:admin@example.org\"].",
            texts -> texts.stream().map(ConfigReader::withScheme).toList());
    ContactConfig contact =
        new ContactConfig(
            block.find("abuse", addresses).orElse(List.of()),
            block.find("admin", addresses).orElse(List.of()),
            block.find("support", addresses).orElse(List.of()));
    block.refuseOthers();
    return contact;
  }

  private static String withScheme(String text) {
    if (!URI.create(text).isAbsolute()) {
      throw new IllegalArgumentException("No scheme");
    }
    return text;
  }

  private static LimitsConfig limits(ConfigBlock block) {
    ValueKind<Integer> bytes =
        ValueKind.size(LEAST_STANZA_BYTES, MOST_STANZA_BYTES, "a size from 10000 bytes to 16MiB");
    ValueKind<Integer> perTime = ValueKind.number(1, MOST_PER_TIME, "a number from 1 to 1000000");
    LimitsConfig limits =
        new LimitsConfig(
            block.find("stanza-bytes", bytes).orElse(DEFAULT_STANZA_BYTES),
            block.find("messages-per-minute", perTime).orElse(DEFAULT_PER_TIME),
            block.find("registrations-per-domain-per-hour", perTime).orElse(DEFAULT_PER_TIME),
            block.find("session-grace", ValueKind.DURATION).orElse(Duration.ofMinutes(2)),
            block.find("logins-at-once", perTime).orElse(DEFAULT_LOGINS_AT_ONCE));
    block.refuseOthers();
    return limits;
  }
}
