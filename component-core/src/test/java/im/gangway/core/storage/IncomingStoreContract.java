package im.gangway.core.storage;

import static org.assertj.core.api.Assertions.assertThat;

import im.gangway.core.testing.SteppingScheduler;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the store of messages to users must do. Its subclasses say in which database. */
public abstract class IncomingStoreContract {
  private static final String DOMAIN = "legacy.example.org";
  private static final String ROMEO = "romeo@example.org";

  private final SteppingScheduler time = new SteppingScheduler();
  private Database database;
  private IncomingStore store;

  @BeforeEach
  void open(DatabaseAccess access) {
    database = Database.open(access);
    store = new IncomingStore(database, time.clock());
  }

  @AfterEach
  void close() {
    database.close();
  }

  private static <T> T done(CompletionStage<T> stage) {
    return stage.toCompletableFuture().join();
  }

  private Optional<StoredIncoming> put(
      String id, String owner, String contact, Optional<String> legacyId, String body) {
    return put(id, owner, contact, legacyId, body, StoredExtras.NONE);
  }

  private Optional<StoredIncoming> put(
      String id,
      String owner,
      String contact,
      Optional<String> legacyId,
      String body,
      StoredExtras extras) {
    Optional<Instant> sentAt = Optional.of(Instant.ofEpochMilli(1234));
    return done(
        store.put(
            DOMAIN,
            (sequence, now) ->
                new StoredIncoming(
                    id, sequence, owner, contact, legacyId, "PLAIN", body, sentAt, now, extras)));
  }

  private Optional<StoredIncoming> put(String id, String legacyId) {
    return put(id, ROMEO, "nurse", Optional.of(legacyId), "hello " + id);
  }

  private List<StoredIncoming> open() {
    return done(store.open(DOMAIN, 0, 10));
  }

  @Test
  void keepsWhatComesWithAMessage() {
    StoredExtras extras =
        new StoredExtras(
            Optional.of("Lunch & more; \u00e9\u2603"),
            Optional.of("t=1"),
            Optional.of(new StoredExtras.Reply("a;b", true)),
            List.of(
                new StoredExtras.File("https://x.example/a?b=c&d", "a b.jpg", "image/jpeg", 12),
                new StoredExtras.File("", "c", "application/octet-stream", 1L << 40)));
    put("a", ROMEO, "nurse", Optional.of("1"), "", extras);
    assertThat(open()).extracting(StoredIncoming::extras).containsExactly(extras);
    done(store.done("a"));
    assertThat(open()).isEmpty();
  }

  @Test
  void findsAMessageByTheIdThatTheNetworkGaveIt() {
    put("a", "7");
    assertThat(done(store.idOf(DOMAIN, ROMEO, "nurse", "7"))).contains("a");
    assertThat(done(store.idOf(DOMAIN, ROMEO, "nurse", "8"))).isEmpty();
    assertThat(done(store.idOf(DOMAIN, "juliet@example.org", "nurse", "7"))).isEmpty();
    done(store.done("a"));
    assertThat(done(store.idOf(DOMAIN, ROMEO, "nurse", "7"))).contains("a");
  }

  @Test
  void givesBackWhatWaitsInTheOrderInWhichItCame() {
    StoredIncoming first = put("b", "1").orElseThrow();
    StoredIncoming second = put("a", "2").orElseThrow();
    assertThat(open()).containsExactly(first, second);
    assertThat(done(store.open(DOMAIN, first.sequence(), 10))).containsExactly(second);
    assertThat(done(store.open(DOMAIN, 0, 1))).containsExactly(first);
    assertThat(done(store.open("other.example.org", 0, 10))).isEmpty();
  }

  @Test
  void recognisesWhatComesAgainFromTheSameToTheSame() {
    put("a", "1");
    assertThat(put("b", "1")).isEmpty();
    assertThat(put("c", "juliet@example.org", "nurse", Optional.of("1"), "x")).isPresent();
    assertThat(put("d", ROMEO, "friar", Optional.of("1"), "x")).isPresent();
    assertThat(open()).hasSize(3);
  }

  @Test
  void takesWhatHasNoIdForNew() {
    assertThat(put("a", ROMEO, "nurse", Optional.empty(), "x")).isPresent();
    assertThat(put("b", ROMEO, "nurse", Optional.empty(), "x")).isPresent();
  }

  @Test
  void recognisesWhatIsDoneToo() {
    put("a", "1");
    assertThat(done(store.done("a"))).isTrue();
    assertThat(done(store.done("a"))).isFalse();
    assertThat(open()).isEmpty();
    assertThat(put("b", "1")).isEmpty();
  }

  @Test
  void forgetsWhatIsOldButNeverWhatWaits() {
    put("a", "1");
    put("b", "2");
    done(store.done("a"));
    time.advance(Duration.ofDays(15));
    assertThat(done(store.forget(time.clock().instant().minus(Duration.ofDays(14)), 10))).isOne();
    assertThat(open()).extracting(StoredIncoming::id).containsExactly("b");
    assertThat(put("c", "1")).isPresent();
  }

  @Test
  void storesWhatTheDatabaseHasNoCharacterFor() {
    StoredIncoming stored =
        put("a", ROMEO, "nu\0rse", Optional.of("1\0"), "nul \0 here").orElseThrow();
    assertThat(stored.body()).isEqualTo("nul \uFFFD here");
    assertThat(open()).containsExactly(stored);
    assertThat(put("b", ROMEO, "nu\0rse", Optional.of("1\0"), "again")).isEmpty();
  }

  @Test
  void showsTheOperatorWhatWaits() {
    put("a", "1");
    time.advance(Duration.ofSeconds(5));
    put("b", "2");
    WaitingStore waiting = new WaitingStore(database);
    WaitingStore.Page page = done(waiting.list(DOMAIN, ROMEO, 1));
    assertThat(page.messages()).extracting(WaitingMessage::id).containsExactly("a");
    assertThat(page.toUsers()).isEqualTo(2);
    assertThat(page.toNetwork()).isZero();
    assertThat(done(waiting.list(DOMAIN, "juliet@example.org", 1)).messages()).isEmpty();
    WaitingStore.Depth depth = done(waiting.depth(DOMAIN, Direction.TO_USER));
    assertThat(depth.oldest()).contains(page.messages().get(0).created());
    assertThat(done(waiting.depth(DOMAIN, Direction.TO_NETWORK)).oldest()).isEmpty();
    done(store.done("a"));
    assertThat(done(waiting.find(DOMAIN, "a")).orElseThrow().state())
        .isEqualTo(MessageState.DELIVERED);
    assertThat(done(waiting.find("other.example.org", "a"))).isEmpty();
  }
}
