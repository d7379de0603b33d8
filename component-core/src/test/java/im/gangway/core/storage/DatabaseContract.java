package im.gangway.core.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a database must do. Its subclasses say in which database. */
public abstract class DatabaseContract {
  private static final StoreQueue.Limits ONE = new StoreQueue.Limits(1, 1_000_000);
  private static final Database.Patience PATIENT =
      new Database.Patience(Duration.ofSeconds(30), Duration.ofSeconds(30));

  private DatabaseAccess access;

  @BeforeEach
  void keep(DatabaseAccess given) {
    access = given;
  }

  @Test
  void isHealthy() {
    try (Database database = Database.open(access)) {
      assertThat(database.write(DatabaseContract::insert).toCompletableFuture().join()).isOne();
      assertThat(database.health().isUsable()).isTrue();
      assertThat(database.health().commits()).isOne();
      assertThat(database.health().reason()).isEmpty();
    }
  }

  @Test
  void canBeUsedAgainLater() {
    try (Database database = Database.open(access)) {
      database.write(DatabaseContract::insert).toCompletableFuture().join();
    }
    try (Database database = Database.open(access)) {
      assertThat(database.read(DatabaseContract::count).toCompletableFuture().join()).isOne();
    }
    assertThat(Database.check(access)).contains("can be used");
  }

  @Test
  void readsCannotWrite() {
    try (Database database = Database.open(access)) {
      assertThatThrownBy(() -> database.read(DatabaseContract::insert).toCompletableFuture().join())
          .hasCauseInstanceOf(StorageException.class);
      assertThat(database.read(DatabaseContract::count).toCompletableFuture().join()).isZero();
    }
  }

  @Test
  void readsWhileTheWriterIsBusy() {
    try (Database database = Database.open(access)) {
      CountDownLatch gate = new CountDownLatch(1);
      CompletableFuture<Integer> writing =
          database
              .write(
                  handle -> {
                    int rows = insert(handle);
                    gate.await();
                    return rows;
                  })
              .toCompletableFuture();

      assertThat(database.read(DatabaseContract::count).toCompletableFuture().join()).isZero();
      gate.countDown();
      writing.join();
      assertThat(database.read(DatabaseContract::count).toCompletableFuture().join()).isOne();
    }
  }

  @Test
  void refusesReadsItsQueueCannotHold() throws Exception {
    try (Database database = Database.open(access, ONE, PATIENT)) {
      CountDownLatch entered = new CountDownLatch(1);
      CountDownLatch gate = new CountDownLatch(1);
      database.read(
          handle -> {
            entered.countDown();
            gate.await();
            return 0;
          });
      entered.await();
      CompletableFuture<Integer> waiting =
          database.read(DatabaseContract::count).toCompletableFuture();

      assertThatThrownBy(() -> database.read(DatabaseContract::count).toCompletableFuture().join())
          .hasCauseInstanceOf(StoreOverflowException.class);
      gate.countDown();
      assertThat(waiting.join()).isZero();
    }
  }

  @Test
  void failsWhatIsAskedAfterClosing() {
    Database database = Database.open(access);
    database.close();
    database.close();

    assertThatThrownBy(() -> database.read(DatabaseContract::count).toCompletableFuture().join())
        .hasMessageContaining("closed");
    assertThatThrownBy(() -> database.write(DatabaseContract::insert).toCompletableFuture().join())
        .hasMessageContaining("closed");
  }

  @Test
  void quotesNoValueInAFailure() {
    try (Database database = Database.open(access)) {
      StoreWork<Integer> failing =
          handle ->
              handle
                  .createUpdate("INSERT INTO user_setting (domain, value) VALUES (:d, :v)")
                  .bind("d", "hunter2")
                  .bind("v", "hunter3")
                  .execute();

      assertThatThrownBy(() -> database.write(failing).toCompletableFuture().join())
          .hasStackTraceContaining("user_setting")
          .satisfies(
              e -> assertThat(stackTrace(e)).doesNotContain("hunter2").doesNotContain("hunter3"));
    }
  }

  private static String stackTrace(Throwable e) {
    StringWriter text = new StringWriter();
    e.printStackTrace(new PrintWriter(text));
    return text.toString();
  }

  private static int insert(Handle handle) {
    return handle.execute(
        "INSERT INTO user_setting VALUES ('irc.example.org', 'a@example.org', '', 'nick', 'a', NULL)");
  }

  private static int count(Handle handle) {
    return handle.createQuery("SELECT count(*) FROM user_setting").mapTo(int.class).one();
  }
}
