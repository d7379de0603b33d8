package im.gangway.core.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import im.gangway.core.operator.OperatorService;
import im.gangway.core.testing.ScriptedCase;
import im.gangway.transport.FailureReason;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Logins to one address of a dead network: a few find out for all. */
class LoginCircuitTest extends ScriptedCase {
  private static final String ADDRESS = "carrier.example.net:2775";
  private static final int USERS = 60;

  @Override
  protected String keys() {
    return "limits.logins-at-once = 1";
  }

  private static String user(int number) {
    return "user" + number + "@example.org";
  }

  private void comeOnline() throws Exception {
    for (int i = 0; i < USERS; i++) {
      registered(user(i), "user" + i, "secret" + i);
      send("<presence from='%s/r' to='%s'/>", user(i), GATEWAY);
    }
  }

  private String status() {
    return OperatorService.commands(gangway()).run(List.of("status")).text();
  }

  private double refusals() {
    String metrics = new String(gangway().metrics().text(), StandardCharsets.UTF_8);
    return metrics
        .lines()
        .filter(line -> line.startsWith("gangway_circuit_refusals_total{"))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
        .sum();
  }

  @Test
  void aFewLoginsFindOutForAll() throws Exception {
    network().address(ADDRESS);
    network().loginFails(FailureReason.NETWORK_UNREACHABLE, "Down");
    comeOnline();
    await().atMost(Duration.ofMinutes(1)).until(() -> refusals() >= USERS - 10);
    assertThat(network().logins()).hasSizeLessThan(20);
    assertThat(status()).contains("unreachable: " + ADDRESS);
    network().loginWorks();
    await().atMost(Duration.ofMinutes(2)).until(() -> network().sessions() == USERS);
    assertThat(status()).doesNotContain("unreachable");
  }

  @Test
  void refusedPasswordsSayNothingAboutTheNetwork() throws Exception {
    network().address(ADDRESS);
    network().loginFails(FailureReason.CREDENTIALS_REFUSED, "No");
    comeOnline();
    await().until(() -> network().logins().size() == USERS);
    assertThat(status()).doesNotContain("unreachable");
    assertThat(refusals()).isZero();
  }
}
