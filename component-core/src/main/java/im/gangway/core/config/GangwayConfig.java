package im.gangway.core.config;

import im.gangway.core.storage.DatabaseAccess;
import java.nio.file.Path;
import java.util.List;

/**
 * The whole configuration, checked and with defaults filled in.
 *
 * <p>There is no global component here: each transport has the effective one of its own.
 *
 * @param transports at least one, in the order of their ids
 */
public record GangwayConfig(
    DatabaseAccess storage,
    CredentialsConfig credentials,
    HttpConfig http,
    TlsConfig tls,
    AccessList access,
    LimitsConfig limits,
    ContactConfig contact,
    List<TransportConfig> transports) {
  private static final String SQLITE = "jdbc:sqlite:";

  public GangwayConfig {
    transports = List.copyOf(transports);
  }

  /** Where the gateway keeps what is its own: beside the database, or beside the key file. */
  public Path dataFolder() {
    String url = storage.url();
    Path file =
        url.startsWith(SQLITE)
            ? Path.of(url.substring(SQLITE.length()).replaceFirst("\\?.*$", ""))
            : credentials.keyFile();
    return file.toAbsolutePath().resolveSibling("");
  }
}
