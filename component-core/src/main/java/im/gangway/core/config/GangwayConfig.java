package im.gangway.core.config;

import im.gangway.core.storage.DatabaseAccess;
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

  public GangwayConfig {
    transports = List.copyOf(transports);
  }
}
