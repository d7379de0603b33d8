package im.gangway.core.storage;

import org.jspecify.annotations.Nullable;

/**
 * Which database to use, and as whom.
 *
 * @param url a JDBC URL; a relative SQLite path starts at the working folder
 * @param user where the database has users and the URL names none
 */
public record DatabaseAccess(String url, @Nullable String user, @Nullable String password) {

  /** A database that asks for no user. */
  public static DatabaseAccess of(String url) {
    return new DatabaseAccess(url, null, null);
  }

  /** Only the kind of database: its URL may hold a password too. */
  @Override
  public String toString() {
    return "DatabaseAccess[" + url.replaceFirst("^(jdbc:[a-z0-9]+:).*", "$1") + "...]";
  }
}
