package im.gangway.core.storage;

import static org.assertj.core.api.Assertions.assertThat;

import im.gangway.core.vault.Keyring;
import im.gangway.core.vault.Sealer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a change of the credential key must do. Its subclasses say in which database. */
public abstract class KeyRotationContract {
  private static final String DOMAIN = "irc.example.org";
  private static final int USERS = 450;

  @TempDir Path folder;
  private Path keyFile;
  private Database database;
  private Sealer sealer;
  private UserSettingsStore settings;
  private KeyRotation keys;

  @BeforeEach
  void open(DatabaseAccess access) throws Exception {
    keyFile = folder.resolve("credentials.key");
    database = Database.open(access);
    sealer = new Sealer(Keyring.open(keyFile, false));
    settings = new UserSettingsStore(database, sealer);
    keys = new KeyRotation(database, sealer, keyFile, Runnable::run, Duration.ZERO);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void sealsEverythingAnewOverSeveralPages() throws Exception {
    for (int user = 0; user < USERS; user++) {
      save(user);
    }

    assertThat(keys.rotate().toCompletableFuture().join())
        .isEqualTo(new KeyRotation.Outcome(USERS, true));
    assertThat(Files.readAllLines(keyFile)).hasSize(1);
    Sealer fresh = new Sealer(Keyring.open(keyFile, true));
    UserSettingsStore later = new UserSettingsStore(database, fresh);
    assertThat(later.load(DOMAIN, owner(7)).toCompletableFuture().join())
        .isEqualTo(Map.of("", Map.of("password", "s3cret 7")));
  }

  @Test
  void countsWhatEachKeyHasSealed() {
    save(1);
    save(2);

    KeyUse use = keys.check().toCompletableFuture().join();

    assertThat(use.rows()).containsExactly(Map.entry(use.current(), 2));
    assertThat(use.shut()).isZero();
  }

  private void save(int user) {
    settings
        .save(DOMAIN, owner(user), "", Map.of("password", "s3cret " + user), Set.of("password"))
        .toCompletableFuture()
        .join();
  }

  private static String owner(int user) {
    return "user%d@example.org".formatted(user);
  }
}
