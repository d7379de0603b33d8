package im.gangway.peers;

import im.gangway.peers.PeerProcess.Launch;
import im.gangway.peers.PeerProcess.ReadyCheck;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Prosody in a folder of its own, without a connection to other servers. */
public final class Prosody implements XmppServer {
  private static final String PRIVILEGED = "legacy";
  private static final List<String> COMPONENTS = List.of("irc", "irc2", "echo", PRIVILEGED);
  private static final List<String> ACCOUNTS = List.of("alice", "bob", "carol", "admin");

  /** Where Prosody serves HTTP by default: easy to type, if it is free. */
  private static final int HTTP_PORT = 5280;

  private final Settings settings;
  private final int componentPort = Ports.free();
  private final int httpPort = Ports.freeOr(HTTP_PORT);
  private final WorkFolder folder = WorkFolder.create("prosody");
  private final PeerProcess process;

  /**
   * What differs between a test and the demo.
   *
   * @param components the names of the components it lets in, without the domain
   * @param webRoot a folder served at the root of the HTTP port, next to BOSH at {@code /http-bind}
   *     and WebSocket at {@code /xmpp-websocket}; null: no HTTP
   * @param certificate offered to clients by STARTTLS, which stays optional; null: no TLS
   */
  public record Settings(
      String domain,
      int clientPort,
      List<String> components,
      @Nullable Path webRoot,
      CertificateAuthority.@Nullable Certificate certificate) {}

  private Prosody(Settings settings) {
    this.settings = settings;
    Path configuration = folder.write("prosody.cfg.lua", configuration());
    ACCOUNTS.forEach(name -> addAccount(configuration, name));
    process =
        PeerProcess.start(
            new Launch(
                "prosody",
                List.of("prosody", "-F", "--config", configuration.toString()),
                folder.path(),
                Map.of(),
                ReadyCheck.ports(settings.clientPort(), componentPort)));
  }

  /** Starts one for {@code example.test} on free ports. */
  public static Prosody start() {
    return start(new Settings("example.test", Ports.free(), COMPONENTS, null, null));
  }

  /** Starts one as the settings say. */
  public static Prosody start(Settings settings) {
    return new Prosody(settings);
  }

  /** Adds an account with the common password; works while the server runs. */
  public void addAccount(String name) {
    addAccount(folder.file("prosody.cfg.lua"), name);
  }

  @Override
  public PeerProcess process() {
    return process;
  }

  @Override
  public String domain() {
    return settings.domain();
  }

  @Override
  public int clientPort() {
    return settings.clientPort();
  }

  @Override
  public int componentPort() {
    return componentPort;
  }

  /** Returns the port of BOSH, WebSocket and the served files. */
  public int httpPort() {
    return httpPort;
  }

  @Override
  public void close() {
    process.close();
    folder.close();
  }

  private void addAccount(Path configuration, String name) {
    Commands.run(
        "prosodyctl", "--config", configuration.toString(), "register", name, domain(), PASSWORD);
  }

  private String configuration() {
    return """
        run_as_root = true
        daemonize = false
        pidfile = "%1$s/prosody.pid"
        data_path = "%1$s/data"
        admin_socket = "%1$s/prosody.sock"
        certificates = "%1$s"
        log = { { levels = { min = "info" }, to = "console" } }
        interfaces = { "127.0.0.1" }
        local_interfaces = { "127.0.0.1" }
        c2s_ports = { %2$d }
        c2s_direct_tls_ports = {}
        c2s_require_encryption = false
        allow_unencrypted_plain_auth = true
        authentication = "internal_hashed"
        storage = "internal"
        component_ports = { %3$d }
        component_interfaces = { "127.0.0.1" }
        modules_enabled = { "posix", "roster", "saslauth", "disco", "ping", "version", "time",
          "carbons", "pep", "vcard_legacy", "blocklist", "private", "mam" %4$s }
        modules_disabled = { "s2s" }
        admins = { "admin@%5$s" }
        %6$s
        VirtualHost "%5$s"
        %7$s
        %8$s
        """
        .formatted(
            folder.folder("data").getParent(),
            settings.clientPort(),
            componentPort,
            moreModules(),
            settings.domain(),
            tls() + http(),
            privileges(),
            components());
  }

  private String privileges() {
    return settings.components().contains(PRIVILEGED)
        ? """
        modules_enabled = { "privilege" }
        privileged_entities = {
          ["%s"] = { roster = "both", message = "outgoing", presence = "roster" }
        }
        """
            .formatted(component(PRIVILEGED))
        : "";
  }

  private String components() {
    return settings.components().stream()
        .map(
            name ->
                "Component \"%s\" component_secret = \"%s\"%s\n"
                    .formatted(component(name), SECRET, privilege(name)))
        .collect(Collectors.joining());
  }

  private static String privilege(String name) {
    return name.equals(PRIVILEGED) ? " modules_enabled = { \"privilege\" }" : "";
  }

  private String moreModules() {
    return (settings.certificate() == null ? "" : ", \"tls\"")
        + (settings.webRoot() == null ? "" : ", \"bosh\", \"websocket\", \"http_files\"");
  }

  private String tls() {
    CertificateAuthority.Certificate certificate = settings.certificate();
    return certificate == null
        ? ""
        : "ssl = { certificate = \"%s\"; key = \"%s\"; }\n"
            .formatted(certificate.chain(), certificate.key());
  }

  private String http() {
    Path webRoot = settings.webRoot();
    return webRoot == null
        ? "http_ports = {}\nhttps_ports = {}\n"
        : """
        http_ports = { %d }
        http_interfaces = { "127.0.0.1" }
        https_ports = {}
        http_default_host = "%s"
        http_paths = { files = "/" }
        http_files_dir = "%s"
        consider_bosh_secure = true
        consider_websocket_secure = true
        """
            .formatted(httpPort, settings.domain(), webRoot);
  }
}
