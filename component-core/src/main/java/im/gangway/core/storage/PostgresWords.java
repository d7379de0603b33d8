package im.gangway.core.storage;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What PostgreSQL's error codes (SQLSTATE, appendix A of its manual) mean for the gateway. */
final class PostgresWords {
  private static final int CLASS = 2;

  private PostgresWords() {}

  /** What an error says about the database as a whole; empty if it is the statement's own. */
  static Optional<StoreProblem> problem(SQLException error) {
    Optional<StoreProblem> known = problem(String.valueOf(error.getSQLState()));
    if (known.isPresent()) {
      return known;
    }
    return error instanceof SQLTransientConnectionException
        ? Optional.of(StoreProblem.UNREACHABLE)
        : Optional.empty();
  }

  private static Optional<StoreProblem> problem(String state) {
    return Optional.ofNullable(
        switch (state) {
          case "25006" -> StoreProblem.READ_ONLY;
          case "3D000", "42501" -> StoreProblem.REFUSED;
          // lock not available, deadlock, serialization failure, cancelled by a time limit
          case "55P03", "40P01", "40001", "57014" -> StoreProblem.LOCKED;
          case "53100" -> StoreProblem.FULL;
          default -> problemOfClass(state.substring(0, Math.min(CLASS, state.length())));
        });
  }

  private static @Nullable StoreProblem problemOfClass(String first) {
    return switch (first) {
      case "08", "57" -> StoreProblem.UNREACHABLE;
      case "28" -> StoreProblem.REFUSED;
      case "53" -> StoreProblem.OVERLOADED;
      case "58" -> StoreProblem.FAILING;
      case "XX" -> StoreProblem.DAMAGED;
      default -> null;
    };
  }

  /** Why there is no connection, and what the admin can do. */
  static String of(SQLException error, String database, @Nullable String user) {
    String state = String.valueOf(error.getSQLState());
    return switch (state) {
      case "28P01", "28000" ->
          ("The PostgreSQL server does not let user %s into %s: check storage.user and"
                  + " storage.password, and the server's pg_hba.conf.")
              .formatted(user, database);
      case "3D000" ->
          ("The PostgreSQL server has no such database: %s. Create it, or check the end of"
                  + " storage.url.")
              .formatted(database);
      case "08001" ->
          ("The PostgreSQL server of %s cannot be reached: does it run, does it listen on that host"
                  + " and port? (%s)")
              .formatted(database, error.getMessage());
      case "08004" ->
          "The PostgreSQL server of %s does not let the gateway in: %s. Set storage.password."
              .formatted(database, error.getMessage());
      default -> "The database %s cannot be used: %s".formatted(database, error.getMessage());
    };
  }
}
