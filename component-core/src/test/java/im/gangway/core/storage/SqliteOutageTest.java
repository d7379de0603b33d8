package im.gangway.core.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of works while an SQLite database cannot be used. */
final class SqliteOutageTest {
  private static final int MOST_PAGES = 500;
  private static final Duration LONG = Duration.ofSeconds(60);

  @TempDir Path folder;
  private String url;

  /** Another program: has the database's lock until its input ends. */
  static final class Locker {
    private Locker() {}

    public static void main(String[] args) throws Exception {
      try (Connection connection = DriverManager.getConnection(args[0])) {
        connection.createStatement().execute("BEGIN IMMEDIATE");
        System.out.println("locked");
        while (System.in.read() >= 0) {
          // until the end
        }
      }
    }
  }

  @BeforeEach
  void nameTheFile() {
    url = "jdbc:sqlite:" + folder.resolve("gangway.db");
  }

  private OutageScene scene(int capacity, Duration patience) {
    SqliteBackend backend = new SqliteBackend(folder.resolve("gangway.db"), MOST_PAGES);
    return new OutageScene(backend, capacity, patience);
  }

  @Test
  void writesAllOnceAnotherProgramUnlocksIt() throws Exception {
    try (OutageScene scene = scene(10_000, LONG)) {
      Process locker = lock();
      scene.write(0, 500);
      scene.awaitProblem(StoreProblem.LOCKED);
      scene.write(500, 1_000);
      locker.getOutputStream().close();
      assertThat(locker.waitFor()).isZero();

      scene.awaitRecovery();
      scene.assertAllStored();
      scene.assertToldOnce(StoreProblem.LOCKED);
    }
  }

  @Test
  void refusesWhatIsTooMuchWhileItIsLocked() throws Exception {
    try (OutageScene scene = scene(300, LONG)) {
      Process locker = lock();
      scene.write(0, 100);
      scene.awaitProblem(StoreProblem.LOCKED);
      scene.write(100, 5_000);
      assertThat(scene.health().waiting()).isEqualTo(300);
      assertThat(OutageScene.answer(scene.write(5_000))).isInstanceOf(StoreOverflowException.class);
      locker.destroyForcibly().waitFor();

      scene.awaitRecovery();
      scene.assertNothingLost();
    }
  }

  private Process lock() throws IOException {
    Process locker =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Locker.class.getName(),
                url)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    BufferedReader output = locker.inputReader(StandardCharsets.US_ASCII);
    assertThat(output.readLine()).isEqualTo("locked");
    return locker;
  }

  @Test
  void writesAllOnceThereIsSpaceAgain() throws Exception {
    try (OutageScene scene = scene(10_000, LONG)) {
      fill();
      scene.write(0, 500);
      scene.awaitProblem(StoreProblem.FULL);
      makeSpace();

      scene.awaitRecovery();
      scene.assertAllStored();
      scene.assertToldOnce(StoreProblem.FULL);
    }
  }

  @Test
  void refusesWorksWithWordsInALongOutageAndKeepsNone() throws Exception {
    try (OutageScene scene = scene(10_000, Duration.ofSeconds(1))) {
      fill();
      scene.write(0, 500);
      CompletableFuture<Integer> waiting = scene.write(500);
      scene.awaitProblem(StoreProblem.FULL);
      assertThat(OutageScene.answer(waiting))
          .isInstanceOf(StorageUnavailableException.class)
          .hasMessageContaining("no space left");

      scene.write(501, 2_000);
      Awaitility.await().until(() -> scene.health().waiting() == 0);
      assertThat(scene.health().since()).isPresent();
      assertThat(scene.health().reason()).contains("no space left");
      makeSpace();

      scene.awaitRecovery();
      scene.assertNothingLost();
      scene.assertToldOnce(StoreProblem.FULL);
    }
  }

  private void fill() throws SQLException {
    sql("CREATE TABLE ballast (filler BLOB)");
    sql("INSERT INTO ballast VALUES (zeroblob(5000 * %d))".formatted(MOST_PAGES));
  }

  private void makeSpace() throws SQLException {
    sql("DELETE FROM ballast");
  }

  private void sql(String statement) throws SQLException {
    try (Connection admin = DriverManager.getConnection(url)) {
      admin.createStatement().execute(statement);
    }
  }

  @Test
  void replacesAConnectionThatCannotWrite() {
    try (OutageScene scene = scene(10_000, LONG)) {
      scene.spoilConnection("PRAGMA query_only = ON");
      scene.write(0, 500);

      scene.awaitRecovery();
      scene.assertAllStored();
    }
  }
}
