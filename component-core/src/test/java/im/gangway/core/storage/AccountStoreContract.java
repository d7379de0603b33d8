package im.gangway.core.storage;

import static org.assertj.core.api.Assertions.assertThat;

import im.gangway.core.vault.Keyring;
import im.gangway.core.vault.Sealer;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the store of accounts must do. Its subclasses say in which database. */
public abstract class AccountStoreContract {
  private static final String DOMAIN = "sms.example.org";
  private static final String ALICE = "alice@example.org";
  private static final String BOB = "bob@example.org";
  private static final int ROUNDS = 50;

  @TempDir Path folder;
  private Database database;
  private Stores stores;
  private AccountStore accounts;

  @BeforeEach
  void open(DatabaseAccess access) throws Exception {
    database = Database.open(access);
    Sealer sealer = new Sealer(Keyring.open(folder.resolve("credentials.key"), false));
    stores = Stores.of(database, sealer, Clock.systemUTC());
    accounts = stores.accounts();
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void knowsNothingOfStrangers() {
    assertThat(done(accounts.load(DOMAIN, ALICE))).isEmpty();
  }

  @Test
  void keepsWhatIsRegisteredWithItsFields() {
    register(ALICE, "", Optional.empty());
    register(ALICE, "libera", Optional.empty());

    assertThat(done(accounts.load(DOMAIN, ALICE)).orElseThrow().scopes())
        .containsExactlyInAnyOrder("", "libera");
    assertThat(done(stores.settings().load(DOMAIN, ALICE)).get("libera"))
        .containsEntry("password", "s3cret of alice@example.org");
  }

  @Test
  void sealsSecrets() {
    register(ALICE, "", Optional.empty());

    List<String> stored =
        done(
            database.read(
                handle ->
                    handle
                        .createQuery("SELECT COALESCE(value, 'sealed') FROM user_setting")
                        .mapTo(String.class)
                        .list()));
    assertThat(stored).containsExactlyInAnyOrder("u", "sealed");
  }

  @Test
  @DisplayName("D-29 a legacy account that only one user may have is nobody else's")
  void refusesAnAccountThatSomebodyElseHas() {
    register(ALICE, "", Optional.of("+15550001"));

    assertThat(register(BOB, "", Optional.of("+15550001"))).isFalse();
    assertThat(done(accounts.load(DOMAIN, BOB))).isEmpty();
    assertThat(done(stores.settings().load(DOMAIN, BOB))).isEmpty();
    assertThat(register(ALICE, "", Optional.of("+15550001"))).isTrue();
  }

  @Test
  @DisplayName("R-20 two registrations at the same time are one")
  void makesOneAccountOfTwoRegistrationsAtOnce() {
    CompletionStage<Boolean> first = start(ALICE, "", Optional.of("one"));
    CompletionStage<Boolean> second = start(ALICE, "", Optional.of("two"));

    assertThat(done(first)).isTrue();
    assertThat(done(second)).isTrue();
    assertThat(done(accounts.count(DOMAIN))).isEqualTo(1);
    assertThat(register(BOB, "", Optional.of("one"))).isTrue();
  }

  @Test
  @DisplayName("R-20 registrations of one user that race in two threads are one row")
  void makesOneAccountOfRegistrationsThatRace() throws Exception {
    CyclicBarrier together = new CyclicBarrier(2);
    Callable<Integer> registering =
        () -> {
          int accepted = 0;
          for (int round = 0; round < ROUNDS; round++) {
            together.await(10, TimeUnit.SECONDS);
            accepted += register("user" + round + "@example.org", "", Optional.empty()) ? 1 : 0;
          }
          return accepted;
        };
    ExecutorService threads = Executors.newFixedThreadPool(2);
    Future<Integer> one = threads.submit(registering);
    Future<Integer> other = threads.submit(registering);

    assertThat(one.get() + other.get()).isEqualTo(2 * ROUNDS);
    assertThat(done(accounts.count(DOMAIN))).isEqualTo(ROUNDS);
    threads.shutdown();
  }

  @Test
  void keepsFlags() {
    register(ALICE, "", Optional.empty());
    Instant asked = Instant.parse("2026-11-22T20:00:00.123Z");
    Instant gone = Instant.parse("2026-11-23T08:00:00.456Z");
    done(
        accounts.saveFlags(
            DOMAIN,
            ALICE,
            new StoredAccount(Set.of(), true, true, Optional.of(asked), Optional.of(gone))));

    assertThat(done(accounts.load(DOMAIN, ALICE)))
        .contains(new StoredAccount(Set.of(""), true, true, Optional.of(asked), Optional.of(gone)));
  }

  @Test
  @DisplayName("J-09 knows who has been gone since before a time, and does not sleep yet")
  void findsWhoIsGone() {
    Instant gone = Instant.parse("2026-11-23T08:00:00Z");
    for (String owner : List.of(ALICE, BOB)) {
      register(owner, "", Optional.empty());
      boolean dormant = owner.equals(BOB);
      done(
          accounts.saveFlags(
              DOMAIN,
              owner,
              new StoredAccount(Set.of(), false, dormant, Optional.empty(), Optional.of(gone))));
    }

    assertThat(done(accounts.gone(DOMAIN, gone, "", 10))).containsExactly(ALICE);
    assertThat(done(accounts.gone(DOMAIN, gone.minusMillis(1), "", 10))).isEmpty();
    assertThat(done(accounts.gone(DOMAIN, gone, ALICE, 10))).isEmpty();
  }

  @Test
  @DisplayName("D-40 nothing is left of a user who has gone")
  void removesAllOfAUserAndNothingOfOthers() {
    register(ALICE, "", Optional.of("+15550001"));
    register(BOB, "", Optional.empty());
    done(accounts.remove(DOMAIN, ALICE));

    assertThat(done(accounts.load(DOMAIN, ALICE))).isEmpty();
    assertThat(done(stores.settings().load(DOMAIN, ALICE))).isEmpty();
    assertThat(done(accounts.load(DOMAIN, BOB))).isPresent();
    assertThat(register(BOB, "", Optional.of("+15550001"))).isTrue();
  }

  @Test
  void removesOneNetworkOnly() {
    register(ALICE, "", Optional.empty());
    register(ALICE, "libera", Optional.empty());
    done(accounts.removeScope(DOMAIN, ALICE, "libera"));

    assertThat(done(accounts.load(DOMAIN, ALICE)).orElseThrow().scopes()).containsExactly("");
    assertThat(done(stores.settings().load(DOMAIN, ALICE))).containsOnlyKeys("");
  }

  @Test
  void pagesThroughUsersInOrder() {
    for (String name : List.of("carol", "alice", "dave", "bob")) {
      register(name + "@example.org", "", Optional.empty());
    }
    done(
        accounts.saveFlags(
            DOMAIN,
            BOB,
            new StoredAccount(Set.of(), false, true, Optional.empty(), Optional.empty())));

    assertThat(done(accounts.page(DOMAIN, true, "", 2))).containsExactly(ALICE, BOB);
    assertThat(done(accounts.page(DOMAIN, false, ALICE, 2)))
        .containsExactly("carol@example.org", "dave@example.org");
    assertThat(done(accounts.page("other.example.org", true, "", 2))).isEmpty();
  }

  private boolean register(String owner, String scope, Optional<String> identity) {
    return done(start(owner, scope, identity));
  }

  private CompletionStage<Boolean> start(String owner, String scope, Optional<String> identity) {
    return accounts.register(
        DOMAIN,
        owner,
        scope,
        identity,
        Map.of("username", "u", "password", "s3cret of " + owner),
        Set.of("password"));
  }

  private static <T> T done(CompletionStage<T> stage) {
    return stage.toCompletableFuture().join();
  }
}
