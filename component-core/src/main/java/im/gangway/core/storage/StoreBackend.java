package im.gangway.core.storage;

import java.nio.file.Path;
import javax.sql.DataSource;

/** The kind of database that a JDBC URL selects: what differs between them, and nothing else. */
sealed interface StoreBackend permits SqliteBackend {

  /**
   * The backend of a URL.
   *
   * @param folder where a relative path starts
   * @throws StorageException if no backend knows it
   */
  static StoreBackend of(String url, Path folder) {
    if (url.startsWith(SqliteBackend.PREFIX)) {
      return SqliteBackend.of(url, folder);
    }
    throw new StorageException(
        "No database is known for the storage URL's kind '%s': write jdbc:sqlite:PATH."
            .formatted(kind(url)));
  }

  /** Only the scheme: the rest may hold a password. */
  private static String kind(String url) {
    int first = url.indexOf(':');
    int second = url.indexOf(':', first + 1);
    return url.startsWith("jdbc:") && second > 0 ? url.substring(0, second) : "(none)";
  }

  /** The URL that leads here from any folder. */
  String url();

  /** Makes what must exist before the first connection. */
  void prepare();

  /** Connections for the writer and for migrations. */
  DataSource writing();

  /** Connections that cannot write. */
  DataSource reading();
}
