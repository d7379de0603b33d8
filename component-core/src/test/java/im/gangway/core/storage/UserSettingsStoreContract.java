package im.gangway.core.storage;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import im.gangway.core.vault.Keyring;
import im.gangway.core.vault.Sealer;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** What the store of settings must do. Its subclasses say in which database. */
public abstract class UserSettingsStoreContract {
  private static final String DOMAIN = "irc.example.org";
  private static final String ALICE = "alice@example.org";
  private static final String BOB = "bob@example.org";

  @TempDir Path folder;
  private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
  private final Logger logger = (Logger) LoggerFactory.getLogger(UserSettingsStore.class);
  private Database database;
  private UserSettingsStore store;

  @BeforeEach
  void open(DatabaseAccess access) throws Exception {
    database = Database.open(access);
    store = store("credentials.key");
    lines.start();
    logger.addAppender(lines);
  }

  @AfterEach
  void close() {
    logger.detachAppender(lines);
    database.close();
  }

  @Test
  void loadsWhatWasSavedByScope() {
    save(ALICE, "", Map.of("nick", "alice", "password", "s3cret"));
    save(ALICE, "libera", Map.of("nick", "al"));
    save(BOB, "", Map.of("nick", "bob"));

    assertThat(load(ALICE))
        .isEqualTo(
            Map.of(
                "", Map.of("nick", "alice", "password", "s3cret"), "libera", Map.of("nick", "al")));
  }

  @Test
  void loadsNothingForAUserWhoSetNothing() {
    assertThat(load(ALICE)).isEmpty();
  }

  @Test
  void keepsFieldsThatAreNotNamedAndRemovesEmptyOnes() {
    save(ALICE, "", Map.of("nick", "alice", "name", "Alice", "password", "s3cret"));
    save(ALICE, "", Map.of("nick", "al", "password", ""));

    assertThat(load(ALICE)).isEqualTo(Map.of("", Map.of("nick", "al", "name", "Alice")));
  }

  @Test
  void removesOneUserOnly() {
    save(ALICE, "", Map.of("nick", "alice"));
    save(BOB, "", Map.of("nick", "bob"));

    store.remove(DOMAIN, ALICE).toCompletableFuture().join();

    assertThat(load(ALICE)).isEmpty();
    assertThat(load(BOB)).isNotEmpty();
  }

  @Test
  void tellsWhetherSecretsAreStored() {
    save(ALICE, "", Map.of("nick", "alice"));
    assertThat(database.holdsSealedValues()).isFalse();

    save(ALICE, "", Map.of("password", "s3cret"));
    assertThat(database.holdsSealedValues()).isTrue();
  }

  @Test
  void doesNotOpenARowCopiedToAnotherUser() {
    save(ALICE, "", Map.of("password", "s3cret"));
    execute(
        "INSERT INTO user_setting SELECT domain, '"
            + BOB
            + "', scope, field, value, sealed"
            + " FROM user_setting");

    assertThat(load(BOB)).isEmpty();
    assertThat(load(ALICE)).isEqualTo(Map.of("", Map.of("password", "s3cret")));
  }

  @Test
  void doesNotOpenARowMovedToAnotherFieldOrScope() {
    save(ALICE, "", Map.of("password", "s3cret"));
    execute("UPDATE user_setting SET field = 'nick'");
    assertThat(load(ALICE)).isEmpty();

    execute("UPDATE user_setting SET field = 'password', scope = 'evil'");
    assertThat(load(ALICE)).isEmpty();
  }

  @Test
  @DisplayName("R-19 a wrong key opens nothing and wipes nothing")
  void leavesASecretWithoutItsKeyAloneAndSaysSoInOneLine() throws Exception {
    save(ALICE, "", Map.of("nick", "alice", "password", "s3cret", "sasl", "s3cret2"));
    UserSettingsStore other = store("other.key");

    assertThat(other.load(DOMAIN, ALICE).toCompletableFuture().join())
        .isEqualTo(Map.of("", Map.of("nick", "alice")));
    assertThat(lines.list)
        .filteredOn(event -> event.getLevel().isGreaterOrEqual(Level.INFO))
        .singleElement()
        .satisfies(
            event ->
                assertThat(event.getFormattedMessage())
                    .contains("2 stored secrets of " + DOMAIN, "not in the key file")
                    .doesNotContain(ALICE, "s3cret"));
    assertThat(load(ALICE).get("")).containsEntry("password", "s3cret");
  }

  private UserSettingsStore store(String keyFile) throws Exception {
    return new UserSettingsStore(
        database, new Sealer(Keyring.open(folder.resolve(keyFile), false)));
  }

  private void save(String owner, String scope, Map<String, String> values) {
    store
        .save(DOMAIN, owner, scope, values, Set.of("password", "sasl"))
        .toCompletableFuture()
        .join();
  }

  private Map<String, Map<String, String>> load(String owner) {
    return store.load(DOMAIN, owner).toCompletableFuture().join();
  }

  private void execute(String sql) {
    database.write(handle -> handle.execute(sql)).toCompletableFuture().join();
  }
}
