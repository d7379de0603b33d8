package im.gangway.core.presence;

import static org.assertj.core.api.Assertions.assertThat;

import im.gangway.core.account.Departure;
import im.gangway.core.disco.Capabilities;
import im.gangway.core.storage.AccountStore;
import im.gangway.core.storage.Database;
import im.gangway.core.storage.StoredAccount;
import im.gangway.core.storage.UserSettingsStore;
import im.gangway.core.testing.HandlerHarness;
import im.gangway.core.testing.SampleService;
import im.gangway.core.testing.SteppingScheduler;
import im.gangway.core.vault.Keyring;
import im.gangway.core.vault.Sealer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GoneCallTest {
  private static final String ROMEO = "romeo@example.org";
  private static final Duration A_LITTLE = Duration.ofMinutes(1);

  private final HandlerHarness gateway =
      new HandlerHarness(SampleService.INFO, new SampleService());
  private final SteppingScheduler scheduler = new SteppingScheduler();
  private final BlockingQueue<String> asked = new LinkedBlockingQueue<>();
  @TempDir Path folder;
  private Database database;
  private AccountStore accounts;
  private GoneCall call;

  @BeforeEach
  void open() throws Exception {
    database = Database.open("jdbc:sqlite:" + folder.resolve("gangway.db"));
    UserSettingsStore settings =
        new UserSettingsStore(database, new Sealer(Keyring.open(folder.resolve("key"), false)));
    accounts = new AccountStore(database, settings, scheduler.clock());
    Capabilities capabilities = new Capabilities(gateway.handlers(), SampleService.INFO);
    PresenceEnvironment environment = new PresenceEnvironment(gateway.context(), capabilities);
    call = new GoneCall(environment, accounts, asked::add, scheduler);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  @DisplayName("J-09 asks every hour for who has been gone for three days")
  void asksEveryHour() throws Exception {
    gone(Departure.PATIENCE);
    call.run();
    call.run();
    scheduler.advance(GoneCall.PAUSE.minus(A_LITTLE));
    assertThat(asked).isEmpty();
    scheduler.advance(A_LITTLE);
    assertThat(asked.poll(10, TimeUnit.SECONDS)).isEqualTo(ROMEO);
    awaitNext();
    scheduler.advance(GoneCall.PAUSE);
    assertThat(asked.poll(10, TimeUnit.SECONDS)).isEqualTo(ROMEO);
    assertThat(asked).isEmpty();
  }

  @Test
  @DisplayName("J-09 does not ask for who has been gone for less")
  void leavesOthersAlone() throws Exception {
    gone(Departure.PATIENCE.minusSeconds(1));
    call.run();
    scheduler.advance(GoneCall.PAUSE);
    awaitNext();
    assertThat(asked).isEmpty();
  }

  private void awaitNext() {
    Awaitility.await().until(() -> scheduler.waiting() == 1);
  }

  private void gone(Duration time) throws Exception {
    done(accounts.register(HandlerHarness.DOMAIN, ROMEO, "", Optional.empty(), Map.of(), Set.of()));
    StoredAccount flags =
        new StoredAccount(
            Set.of(""),
            false,
            false,
            Optional.empty(),
            Optional.of(gateway.context().clock().instant().minus(time)));
    done(accounts.saveFlags(HandlerHarness.DOMAIN, ROMEO, flags));
  }

  private static void done(CompletionStage<?> stage) throws Exception {
    stage.toCompletableFuture().get(10, TimeUnit.SECONDS);
  }
}
