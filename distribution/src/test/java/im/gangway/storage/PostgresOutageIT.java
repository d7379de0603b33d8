package im.gangway.storage;

import static org.assertj.core.api.Assertions.assertThat;

import im.gangway.core.storage.DatabaseAccess;
import im.gangway.core.storage.OutageScene;
import im.gangway.core.storage.StorageUnavailableException;
import im.gangway.core.storage.StoreOverflowException;
import im.gangway.core.storage.StoreProblem;
import im.gangway.peers.PeerLogs;
import im.gangway.peers.Postgres;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What becomes of works while PostgreSQL cannot be used. */
@ExtendWith({PostgresDatabases.class, PeerLogs.class})
final class PostgresOutageIT {
  private static final Duration LONG = Duration.ofSeconds(120);
  private static final int MANY = 10_000;

  private Postgres server;
  private DatabaseAccess access;
  private OutageScene scene;

  @BeforeEach
  void open(Postgres running, DatabaseAccess empty) {
    server = running;
    access = empty;
    scene = new OutageScene(access, MANY, LONG);
  }

  @AfterEach
  void close() {
    scene.close();
  }

  private String database() {
    return access.url().substring(access.url().lastIndexOf('/') + 1);
  }

  private void onlyNew(String setting) {
    server.execute("postgres", setting);
    server.execute(
        "postgres",
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '%s'"
            .formatted(database()));
  }

  @Test
  void writesAllWhenTheServerIsBack() {
    scene.write(0, 500);
    server.stop();
    scene.write(500, 1_000);
    scene.awaitProblem(StoreProblem.UNREACHABLE);
    server.startAgain();

    scene.awaitRecovery();
    scene.assertAllStored();
    scene.assertToldOnce(StoreProblem.UNREACHABLE);
  }

  @Test
  void writesAllAfterACrashOfTheServer() {
    scene.write(0, 2_000);
    server.kill();
    scene.write(2_000, 3_000);
    scene.awaitProblem(StoreProblem.UNREACHABLE);
    server.startAgain();

    scene.awaitRecovery();
    scene.assertAllStored();
  }

  @Test
  void writesAllAfterTheServerWasFrozen() {
    scene.write(0, 2_000);
    server.suspend();
    scene.write(2_000, 3_000);
    scene.awaitProblem(StoreProblem.UNREACHABLE);
    server.resume();

    scene.awaitRecovery();
    scene.assertAllStored();
    scene.assertToldOnce(StoreProblem.UNREACHABLE);
  }

  @Test
  void doesNotNoticeOneConnectionLess() {
    scene.write(0, 100);
    onlyNew("SELECT 1");
    scene.write(100, 200);

    scene.assertAllStored();
    assertThat(scene.health().isUsable()).isTrue();
  }

  @Test
  void waitsForALockOfAnother() {
    try (LockedTables locked = new LockedTables(access)) {
      scene.write(0, 100);
      scene.awaitProblem(StoreProblem.LOCKED);
    }
    scene.awaitRecovery();
    scene.assertAllStored();
    scene.assertToldOnce(StoreProblem.LOCKED);
  }

  @Test
  void waitsWhileTheServerTakesNoWrites() {
    onlyNew("ALTER DATABASE %s SET default_transaction_read_only = on".formatted(database()));
    scene.write(0, 100);
    scene.awaitProblem(StoreProblem.READ_ONLY);
    onlyNew("ALTER DATABASE %s RESET default_transaction_read_only".formatted(database()));

    scene.awaitRecovery();
    scene.assertAllStored();
  }

  /** The server's own words, without a disk that is really full. */
  @Test
  void waitsWhileTheServerHasNoSpace() {
    server.execute(
        database(),
        """
        CREATE FUNCTION no_space() RETURNS trigger LANGUAGE plpgsql
          AS $$ BEGIN RAISE EXCEPTION 'no space' USING ERRCODE = 'disk_full'; END $$;
        CREATE TRIGGER no_space BEFORE INSERT ON t EXECUTE FUNCTION no_space();
        CREATE TRIGGER no_space BEFORE INSERT ON store_probe EXECUTE FUNCTION no_space();
        """);
    scene.write(0, 100);
    scene.awaitProblem(StoreProblem.FULL);
    server.execute(database(), "DROP FUNCTION no_space() CASCADE");

    scene.awaitRecovery();
    scene.assertAllStored();
    scene.assertToldOnce(StoreProblem.FULL);
  }

  @Test
  void waitsWhileTheServerDoesNotLetItIn() {
    onlyNew("ALTER ROLE %s PASSWORD 'another'".formatted(Postgres.USER));
    scene.write(0, 100);
    scene.awaitProblem(StoreProblem.REFUSED);
    server.execute(
        "postgres", "ALTER ROLE %s PASSWORD '%s'".formatted(Postgres.USER, Postgres.PASSWORD));

    scene.awaitRecovery();
    scene.assertAllStored();
  }

  @Test
  void refusesWhatIsTooMuch() {
    try (OutageScene small = new OutageScene(another(), 300, LONG)) {
      server.stop();
      small.write(0, 100);
      small.awaitProblem(StoreProblem.UNREACHABLE);
      small.write(100, 5_000);
      assertThat(OutageScene.answer(small.write(5_000))).isInstanceOf(StoreOverflowException.class);

      server.startAgain();
      small.awaitRecovery();
      small.assertNothingLost();
    }
  }

  @Test
  void refusesWhatWaitsTooLong() {
    try (OutageScene impatient = new OutageScene(another(), MANY, Duration.ofSeconds(1))) {
      server.stop();
      impatient.write(0, 100);
      assertThat(OutageScene.answer(impatient.write(100)))
          .isInstanceOf(StorageUnavailableException.class);

      server.startAgain();
      impatient.awaitRecovery();
      impatient.assertNothingLost();
    }
  }

  private DatabaseAccess another() {
    return new DatabaseAccess(
        server.url(server.createDatabase()), Postgres.USER, Postgres.PASSWORD);
  }

  @Test
  void knowsOfACommitWhoseAnswerWasLost() {
    try (LossyLink link = new LossyLink(server.port(), "COMMIT");
        OutageScene behind = new OutageScene(through(link), MANY, LONG)) {
      link.loseNextAnswer();
      CompletableFuture<Integer> write = behind.write(1);

      assertThat(OutageScene.answer(write)).isNull();
      assertThat(link.lost()).isEqualTo(1);
      behind.assertAllStored();
    }
  }

  private DatabaseAccess through(LossyLink link) {
    // Without prepared statements, every commit has its name on the wire.
    String url =
        "jdbc:postgresql://127.0.0.1:%d/%s?prepareThreshold=0"
            .formatted(link.port(), server.createDatabase());
    return new DatabaseAccess(url, Postgres.USER, Postgres.PASSWORD);
  }
}
