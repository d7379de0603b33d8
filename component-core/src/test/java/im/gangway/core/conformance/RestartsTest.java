package im.gangway.core.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import im.gangway.core.account.UserAccount;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A thousand users go on with their lives while one side or the other restarts. */
class RestartsTest extends PresenceCase {
  private static final int USERS = 1000;
  private static final int GONE = 20;
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private final PlayedUsers users = new PlayedUsers(GATEWAY);

  @Test
  @DisplayName("N-01, N-06, N-07 after restarts of either side everybody sees what is true")
  void knowsWhoIsThere() throws Exception {
    for (int i = 0; i < USERS + GONE; i++) {
      registered(PlayedUsers.name(i), "user" + i, "secret" + i);
    }
    for (int i = USERS; i < USERS + GONE; i++) {
      unregister(i);
    }
    component().onStanza(stanza -> users.hear(stanza, component()::send));
    users.come(0, 700, component()::send);
    awaitTruth();

    component().drop();
    users.interrupted();
    users.go(0, 100, PlayedUsers.NOWHERE);
    users.come(700, 800, PlayedUsers.NOWHERE);
    awaitTruth();

    component().drop();
    users.interrupted();
    users.go(700, 750, PlayedUsers.NOWHERE);
    users.come(50, 100, PlayedUsers.NOWHERE);
    awaitTruth();

    users.interrupted();
    users.go(200, 300, PlayedUsers.NOWHERE);
    users.come(900, 1000, PlayedUsers.NOWHERE);
    killGateway();
    awaitTruth();

    users.go(100, 150, component()::send);
    awaitTruth();
    assertThat(users.violations()).isEmpty();
  }

  private void awaitTruth() {
    Awaitility.await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> {
              assertThat(users.sees()).isEqualTo(users.online());
              assertThat(network().sessions()).isEqualTo(users.online().cardinality());
            });
  }

  private void unregister(int number) throws Exception {
    inSession(
        PlayedUsers.name(number),
        session ->
            UserAccount.of(session)
                .remove()
                .thenRunAsync(() -> listeners().removed(session), session.mailbox()));
    fence();
    users.leaveForGood(number);
  }
}
