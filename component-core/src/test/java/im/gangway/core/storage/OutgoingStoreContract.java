package im.gangway.core.storage;

import static org.assertj.core.api.Assertions.assertThat;

import im.gangway.core.storage.StoredOutgoing.Content;
import im.gangway.core.storage.StoredOutgoing.Failure;
import im.gangway.core.storage.StoredOutgoing.Head;
import im.gangway.core.testing.SteppingScheduler;
import im.gangway.transport.Addressee;
import im.gangway.transport.Addressee.Kind;
import im.gangway.transport.LegacyAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the store of messages to legacy users must do. Its subclasses say in which database. */
public abstract class OutgoingStoreContract {
  private static final String DOMAIN = "legacy.example.org";
  private static final String ROMEO = "romeo@example.org";
  private static final Failure GONE = new Failure("RECIPIENT_UNKNOWN", "Who?");

  private final SteppingScheduler time = new SteppingScheduler();
  private Database database;
  private OutgoingStore store;

  @BeforeEach
  void open(DatabaseAccess access) {
    database = Database.open(access);
    store = new OutgoingStore(database, time.clock());
  }

  @AfterEach
  void close() {
    database.close();
  }

  private static <T> T done(CompletionStage<T> stage) {
    return stage.toCompletableFuture().join();
  }

  private StoredOutgoing message(String id, String stanzaId, String body) {
    Head head =
        new Head(
            ROMEO + "/r1",
            "nurse@" + DOMAIN,
            Optional.ofNullable(stanzaId.isEmpty() ? null : stanzaId),
            "chat",
            Optional.of("de"),
            true);
    Content content = new Content(body, Optional.of("subject"), Optional.of("thread"));
    return StoredOutgoing.fresh(id, ROMEO, "nurse", head, content, time.clock().instant());
  }

  private static StoredOutgoing alsoFor(StoredOutgoing message, Addressee... others) {
    Content content = message.content().orElseThrow();
    Content more =
        new Content(content.body(), content.subject(), content.thread(), List.of(others));
    return StoredOutgoing.fresh(
        message.id(), message.owner(), message.contact(), message.head(), more, message.created());
  }

  @Test
  void keepsForWhomAMessageIsBesideItsContact() {
    Addressee friar = new Addressee(Kind.CC, new LegacyAddress("friar laurence+x%y"));
    Addressee tybalt = new Addressee(Kind.BCC, new LegacyAddress("tybalt"));
    StoredOutgoing group = alsoFor(message("a", "s", "hello"), friar, tybalt);
    assertThat(done(store.put(DOMAIN, group))).isEmpty();
    assertThat(open()).containsExactly(group);
    StoredOutgoing again = alsoFor(message("b", "s", "hello"), friar, tybalt);
    assertThat(done(store.put(DOMAIN, again))).contains(group);
    assertThat(done(store.put(DOMAIN, alsoFor(message("c", "s", "hello"), friar)))).isEmpty();
    done(store.end("a", MessageState.FAILED, Optional.of(GONE)));
    assertThat(done(store.untold(DOMAIN, 0, 10)).messages()).hasSize(1);
  }

  private StoredOutgoing put(String id) {
    StoredOutgoing message = message(id, "s-" + id, "hello " + id);
    assertThat(done(store.put(DOMAIN, message))).isEmpty();
    return message;
  }

  private List<StoredOutgoing> open() {
    return done(store.open(DOMAIN, ROMEO, 10));
  }

  private Optional<StoredOutgoing> delivered(String legacyId) {
    return done(store.report(DOMAIN, legacyId, Optional.empty()));
  }

  @Test
  void givesBackWhatWaitsInTheOrderInWhichItCame() {
    StoredOutgoing first = put("b");
    StoredOutgoing second = put("a");
    assertThat(open()).containsExactly(first, second);
    assertThat(done(store.open(DOMAIN, ROMEO, 1))).containsExactly(first);
    assertThat(done(store.open("other.example.org", ROMEO, 10))).isEmpty();
    assertThat(done(store.open(DOMAIN, "juliet@example.org", 10))).isEmpty();
  }

  @Test
  void recognisesTheSameStanzaForADay() {
    StoredOutgoing first = put("a");
    assertThat(done(store.put(DOMAIN, message("b", "s-a", "hello a")))).contains(first);
    assertThat(done(store.put(DOMAIN, message("c", "s-a", "another text")))).isEmpty();
    time.advance(Duration.ofHours(25));
    assertThat(done(store.put(DOMAIN, message("d", "s-a", "hello a")))).isEmpty();
  }

  @Test
  void neverTakesStanzasWithoutIdForTheSame() {
    assertThat(done(store.put(DOMAIN, message("a", "", "hello")))).isEmpty();
    assertThat(done(store.put(DOMAIN, message("b", "", "hello")))).isEmpty();
    assertThat(open()).hasSize(2);
  }

  @Test
  void recognisesWhatHasEndedAndSaysHow() {
    put("a");
    done(store.end("a", MessageState.FAILED, Optional.of(GONE)));
    StoredOutgoing again = done(store.put(DOMAIN, message("b", "s-a", "hello a"))).orElseThrow();
    assertThat(again.state()).isEqualTo(MessageState.FAILED);
    assertThat(again.failure()).contains(GONE);
    assertThat(again.content()).isEmpty();
  }

  @Test
  void listsUsersPageByPage() {
    put("a");
    assertThat(done(store.owners(DOMAIN, "", 10))).containsExactly(ROMEO);
    assertThat(done(store.owners(DOMAIN, ROMEO, 10))).isEmpty();
    done(store.accepted(DOMAIN, "a", List.of()));
    assertThat(done(store.owners(DOMAIN, "", 10))).isEmpty();
  }

  @Test
  void handsOverAndTakesBack() {
    put("a");
    done(store.handOver("a"));
    assertThat(open()).extracting(StoredOutgoing::state).containsExactly(MessageState.HANDED_OVER);
    done(store.takeBack("a"));
    assertThat(open()).extracting(StoredOutgoing::state).containsExactly(MessageState.WAITING);
    done(store.accepted(DOMAIN, "a", List.of("1")));
    done(store.takeBack("a"));
    assertThat(open()).isEmpty();
  }

  @Test
  void endsWhenAllPartsAreDelivered() {
    put("a");
    assertThat(done(store.accepted(DOMAIN, "a", List.of("1", "2")))).isEmpty();
    assertThat(delivered("1")).isEmpty();
    assertThat(delivered("1")).isEmpty();
    assertThat(delivered("2").orElseThrow().state()).isEqualTo(MessageState.DELIVERED);
    assertThat(delivered("2")).isEmpty();
  }

  @Test
  void endsWhenAPartFails() {
    put("a");
    done(store.accepted(DOMAIN, "a", List.of("1", "2")));
    StoredOutgoing ended = done(store.report(DOMAIN, "2", Optional.of(GONE))).orElseThrow();
    assertThat(ended.state()).isEqualTo(MessageState.FAILED);
    assertThat(delivered("1")).isEmpty();
  }

  @Test
  void keepsReportsThatComeEarly() {
    put("a");
    assertThat(delivered("1")).isEmpty();
    assertThat(done(store.accepted(DOMAIN, "a", List.of("1"))).orElseThrow().state())
        .isEqualTo(MessageState.DELIVERED);
  }

  @Test
  void countsOnlyTheFirstEnd() {
    put("a");
    assertThat(done(store.end("a", MessageState.UNKNOWN, Optional.empty()))).isPresent();
    assertThat(done(store.end("a", MessageState.DELIVERED, Optional.empty()))).isEmpty();
    assertThat(done(store.drop("a", GONE))).isEmpty();
  }

  @Test
  void dropsOnlyWhatWaits() {
    put("a");
    put("b");
    done(store.handOver("b"));
    assertThat(done(store.drop("a", GONE)).orElseThrow().failure()).contains(GONE);
    assertThat(done(store.drop("b", GONE))).isEmpty();
    assertThat(done(store.drop("none", GONE))).isEmpty();
    assertThat(open()).extracting(StoredOutgoing::id).containsExactly("b");
  }

  @Test
  void remembersWhoIsStillToBeTold() {
    put("a");
    put("b");
    done(store.end("a", MessageState.FAILED, Optional.of(GONE)));
    UntoldPage page = done(store.untold(DOMAIN, 0, 10));
    assertThat(page.messages()).extracting(StoredOutgoing::id).containsExactly("a");
    assertThat(done(store.untold(DOMAIN, page.last(), 10)).messages()).isEmpty();
    done(store.told("a"));
    assertThat(done(store.untold(DOMAIN, 0, 10)).messages()).isEmpty();
  }

  @Test
  void forgetsWhatIsOldButNeverWhatWaits() {
    put("a");
    put("b");
    done(store.accepted(DOMAIN, "a", List.of("1")));
    time.advance(Duration.ofDays(15));
    assertThat(done(store.forget(time.clock().instant().minus(Duration.ofDays(14)), 10))).isOne();
    assertThat(open()).extracting(StoredOutgoing::id).containsExactly("b");
    assertThat(done(store.accepted(DOMAIN, "b", List.of("1")))).isEmpty();
    assertThat(delivered("1")).isPresent();
  }

  @Test
  void storesWhatTheDatabaseHasNoCharacterFor() {
    assertThat(done(store.put(DOMAIN, message("a", "s\0", "nul \0 here")))).isEmpty();
    assertThat(done(store.put(DOMAIN, message("b", "s\0", "nul \0 here")))).isPresent();
    assertThat(open().get(0).content().orElseThrow().body()).isEqualTo("nul \uFFFD here");
    done(store.accepted(DOMAIN, "a", List.of("1\0")));
    Optional<Failure> failure = Optional.of(new Failure("INTERNAL", "no \0"));
    assertThat(done(store.report(DOMAIN, "1\0", failure)).orElseThrow().failure())
        .contains(new Failure("INTERNAL", "no \uFFFD"));
    assertThat(done(store.report(DOMAIN, "early\0", failure))).isEmpty();
  }
}
