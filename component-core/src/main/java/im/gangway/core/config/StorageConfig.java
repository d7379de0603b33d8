package im.gangway.core.config;

import org.jspecify.annotations.Nullable;

/**
 * Which database to use.
 *
 * @param url a JDBC URL; a relative SQLite path is already resolved
 */
public record StorageConfig(String url, @Nullable String user, @Nullable String password) {

  /** Only the kind of database: its URL may hold a password too. */
  @Override
  public String toString() {
    return "StorageConfig[" + url.replaceFirst("^(jdbc:[a-z0-9]+:).*", "$1") + "...]";
  }
}
