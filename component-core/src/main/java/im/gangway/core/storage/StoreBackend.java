package im.gangway.core.storage;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;

/** The kind of database that a JDBC URL selects: what differs between them, and nothing else. */
sealed interface StoreBackend permits SqliteBackend, PostgresBackend {

  /** What became of a transaction whose connection was lost in the commit. */
  enum Fate {
    STORED,
    ROLLED_BACK,
    /** The database still works on it. */
    UNDECIDED
  }

  /**
   * The backend of a URL.
   *
   * @param folder where a relative path starts
   * @throws StorageException if no backend knows it
   */
  static StoreBackend of(DatabaseAccess access, Path folder) {
    if (access.url().startsWith(SqliteBackend.PREFIX)) {
      return SqliteBackend.of(access.url(), folder);
    }
    if (access.url().startsWith(PostgresBackend.PREFIX)) {
      return PostgresBackend.of(access);
    }
    throw new StorageException(
        "No database is known for the storage URL's kind '%s': write %s."
            .formatted(kind(access.url()), FORMS));
  }

  /** How the URLs of known databases are written. */
  String FORMS = "jdbc:sqlite:PATH or jdbc:postgresql://HOST:PORT/DATABASE";

  /** Only the scheme: the rest may hold a password. */
  private static String kind(String url) {
    int first = url.indexOf(':');
    int second = url.indexOf(':', first + 1);
    return url.startsWith("jdbc:") && second > 0 ? url.substring(0, second) : "(none)";
  }

  /** The URL that leads here from any folder. */
  String url();

  /** What the admin calls it; without credentials. */
  String name();

  /**
   * Makes what must exist before the first connection.
   *
   * @throws StorageException if that cannot be made
   */
  void prepare();

  /**
   * Tries whether it could be used, without leaving a trace; what is found, in words.
   *
   * @throws StorageException if it could not be used
   */
  String look();

  /** Connections for migrations, which may take long. */
  DataSource migrating();

  /** Where migrations lie. */
  List<String> migrations();

  /** The connection of the writer. */
  StoreConnection writing();

  /** The connection of the reader; it cannot write. */
  StoreConnection reading();

  /** What an error says about the database as a whole; empty if it is the statement's own. */
  Optional<StoreProblem> problem(SQLException error);

  /** The number of a running transaction that may be asked for later; empty if it has none. */
  OptionalLong transaction(Handle handle);

  /** What became of a transaction with that number, whose commit gave an error. */
  Fate fate(Handle handle, OptionalLong transaction);

  /** What any error says about the database as a whole. */
  default Optional<StoreProblem> problem(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException error) {
        return problem(error);
      }
    }
    return Optional.empty();
  }
}
