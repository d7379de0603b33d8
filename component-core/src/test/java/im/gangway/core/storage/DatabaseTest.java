package im.gangway.core.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class DatabaseTest {
  @TempDir Path folder;
  private Path file;
  private String url;

  @BeforeEach
  void nameTheFile() {
    file = folder.resolve("data/gangway.db");
    url = "jdbc:sqlite:" + file;
  }

  @Test
  void createsItsFolderAndFilesForItsOwnerOnly() throws Exception {
    try (Database database = Database.open(url)) {
      assertThat(database.holdsSealedValues()).isFalse();
      assertThat(mode(folder.resolve("data"))).isEqualTo("rwx------");
      assertThat(mode(file)).isEqualTo("rw-------");
      assertThat(mode(folder.resolve("data/gangway.db-wal"))).isEqualTo("rw-------");
    }
  }

  @ParameterizedTest
  @CsvSource({"journal_mode, wal", "synchronous, 2", "foreign_keys, 1", "busy_timeout, 1000"})
  void setsUpItsConnections(String pragma, String value) {
    try (Database database = Database.open(url)) {
      StoreWork<String> ask =
          handle -> handle.createQuery("PRAGMA " + pragma).mapTo(String.class).one();

      assertThat(database.write(ask).toCompletableFuture().join()).isEqualTo(value);
      assertThat(database.read(ask).toCompletableFuture().join()).isEqualTo(value);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:sqlite:",
        "jdbc:sqlite::memory:",
        "jdbc:sqlite:file:gangway.db",
        "jdbc:sqlite:gangway.db?journal_mode=OFF",
        "jdbc:postgresql://[",
        "jdbc:mysql://user:hunter2@localhost/gangway",
        "gangway.db",
        ""
      })
  void refusesAUrlItDoesNotKnow(String unknown) {
    assertThatThrownBy(() -> Database.open(unknown))
        .isInstanceOf(StorageException.class)
        .hasMessageContaining("jdbc:")
        .message()
        .doesNotContain("hunter2");
  }

  @Test
  void refusesAFolderInPlaceOfTheFile() throws Exception {
    Files.createDirectories(file);

    assertThatThrownBy(() -> Database.open(url))
        .isInstanceOf(StorageException.class)
        .hasMessageContaining("is not a file");
  }

  @Test
  void refusesAFileThatIsNoDatabase() throws Exception {
    Files.createDirectories(folder.resolve("data"));
    Files.writeString(file, "no database, only text of some length ".repeat(100));

    assertThatThrownBy(() -> Database.open(url))
        .isInstanceOf(StorageException.class)
        .hasMessageContaining("cannot be opened");
  }

  @Test
  void refusesADatabaseOfALaterVersion() {
    Database.open(url).close();
    Jdbi.create(url)
        .useHandle(
            handle ->
                handle.execute(
                    "INSERT INTO flyway_schema_history SELECT 1000, '999', 'later', 'SQL',"
                        + " 'V999__later.sql', 0, installed_by, installed_on, 0, 1"
                        + " FROM flyway_schema_history WHERE version = '1'"));

    assertThatThrownBy(() -> Database.open(url))
        .isInstanceOf(StorageException.class)
        .hasMessageContaining("999");
  }

  private static String mode(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}
