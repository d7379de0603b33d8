package im.gangway.core.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The clock is put back a day between two starts of the gateway. */
class ClockJumpTest {
  private static final String DOMAIN = "wire.example.org";
  private static final Instant NOON = Instant.parse("2026-05-05T12:00:00Z");

  @TempDir Path folder;

  private Database open() {
    return Database.open("jdbc:sqlite:" + folder.resolve("gangway.db"));
  }

  private static void put(Database database, Instant at, String id) {
    IncomingStore store = new IncomingStore(database, Clock.fixed(at, ZoneOffset.UTC));
    store
        .put(
            DOMAIN,
            (sequence, now) ->
                new StoredIncoming(
                    id,
                    sequence,
                    "alice@example.org",
                    "friend",
                    Optional.of(id),
                    "PLAIN",
                    id,
                    Optional.empty(),
                    now,
                    StoredExtras.NONE))
        .toCompletableFuture()
        .join();
  }

  @Test
  void newMessagesComeBehindOldOnesThatWait() {
    try (Database database = open()) {
      put(database, NOON, "first");
    }
    try (Database database = open()) {
      Instant before = NOON.minus(Duration.ofDays(1));
      put(database, before, "second");
      List<StoredIncoming> waiting =
          new IncomingStore(database, Clock.fixed(before, ZoneOffset.UTC))
              .open(DOMAIN, 0, 10)
              .toCompletableFuture()
              .join();
      assertThat(waiting).extracting(StoredIncoming::id).containsExactly("first", "second");
    }
  }
}
