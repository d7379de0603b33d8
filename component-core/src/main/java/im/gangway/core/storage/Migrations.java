package im.gangway.core.storage;

import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/** Brings the tables of a database up to date. */
final class Migrations {
  private static final String FOLDER = "classpath:im/gangway/core/storage/migration";

  private Migrations() {}

  /**
   * Blocks until they are.
   *
   * @throws StorageException if that fails, or a later version was there
   */
  static void run(StoreBackend backend) {
    List<String> locations = new ArrayList<>(backend.migrations());
    locations.add(FOLDER);
    try {
      Flyway.configure(Migrations.class.getClassLoader())
          .dataSource(backend.migrating())
          .locations(locations.toArray(String[]::new))
          .loggers("slf4j")
          // A database of a later version is refused instead of used without knowing it.
          .ignoreMigrationPatterns(new String[0])
          .cleanDisabled(true)
          .load()
          .migrate();
    } catch (FlywayException e) {
      throw new StorageException(
          "The database cannot be opened or brought to this version: " + words(backend, e), e);
    }
  }

  private static String words(StoreBackend backend, FlywayException failure) {
    return backend
        .problem(failure)
        .map(problem -> problem.words() + ". " + failure.getMessage())
        .orElseGet(() -> String.valueOf(failure.getMessage()));
  }
}
