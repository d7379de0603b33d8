package im.gangway.core.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DatabaseKillTest {
  private static final int ACKNOWLEDGED = 300;

  @TempDir Path folder;

  /** The process that is killed: prints the number of each row once it is committed. */
  static final class Victim {
    private Victim() {}

    public static void main(String[] args) throws Exception {
      PrintStream out = new PrintStream(System.out, true, StandardCharsets.US_ASCII);
      Database database = Database.open(args[0]);
      for (int i = 0; ; i++) {
        int n = i;
        database.write(handle -> insert(handle, n)).thenAccept(rows -> out.println("row " + n));
        if (n % 50 == 0) {
          database.write(handle -> 0).toCompletableFuture().join();
        }
      }
    }

    private static int insert(Handle handle, int n) {
      return handle.execute(
          "INSERT INTO user_setting VALUES ('irc.example.org', 'a@example.org', '', ?, 'v', NULL)",
          "field" + n);
    }
  }

  @Test
  void findsAllThatWasAcknowledgedBeforeAKill() throws Exception {
    String url = "jdbc:sqlite:" + folder.resolve("gangway.db");

    List<String> acknowledged = runUntilKilled(url);

    try (Database database = Database.open(url)) {
      List<String> stored =
          database
              .read(
                  handle ->
                      handle
                          .createQuery("SELECT field FROM user_setting")
                          .mapTo(String.class)
                          .list())
              .toCompletableFuture()
              .join();
      assertThat(new TreeSet<>(stored)).containsAll(acknowledged);
      assertThat(integrity(database)).isEqualTo("ok");
    }
  }

  private static List<String> runUntilKilled(String url) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Victim.class.getName(),
                url)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    List<String> acknowledged = new ArrayList<>();
    try (BufferedReader reader = process.inputReader(StandardCharsets.US_ASCII)) {
      for (String line = reader.readLine();
          line != null && acknowledged.size() < ACKNOWLEDGED;
          line = reader.readLine()) {
        if (line.startsWith("row ")) {
          acknowledged.add("field" + line.substring(4));
        }
      }
      process.destroyForcibly();
    }
    assertThat(process.waitFor()).isNotZero();
    assertThat(acknowledged).hasSize(ACKNOWLEDGED);
    return acknowledged;
  }

  private static String integrity(Database database) {
    return database
        .read(handle -> handle.createQuery("PRAGMA integrity_check").mapTo(String.class).one())
        .toCompletableFuture()
        .join();
  }
}
