package im.gangway.core.check;

import static org.assertj.core.api.Assertions.assertThat;

import im.gangway.core.config.ComponentConfig;
import im.gangway.core.config.LimitsConfig;
import im.gangway.core.config.RegistrationPolicy;
import im.gangway.core.config.TlsConfig;
import im.gangway.core.config.TransportConfig;
import im.gangway.core.testing.ScriptedXmppServer;
import im.gangway.transport.Settings;
import im.gangway.transport.SettingsSchema;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ComponentCheckTest {
  private static final String DOMAIN = "irc.example.org";
  private static final LimitsConfig LIMITS =
      new LimitsConfig(256 * 1024, 600, 600, Duration.ofSeconds(120), 50);

  private final ScriptedXmppServer server = ScriptedXmppServer.start();
  private ComponentCheck check;

  @BeforeEach
  void makeCheck() throws Exception {
    check = new ComponentCheck(new TlsConfig(null), LIMITS);
  }

  @AfterEach
  void close() {
    check.close();
    server.close();
  }

  @Test
  void approvesOfAComponentThatComesOnlineAndLeavesAgain() {
    assertThat(result().usable()).isTrue();
    server.component(DOMAIN).awaitGone();
  }

  @Test
  void saysThatTheSecretIsWrong() {
    server.secret(DOMAIN, "another");
    assertThat(result().usable()).isFalse();
    assertThat(result().text()).contains("secret");
  }

  @Test
  void saysThatTheDomainIsUnknown() {
    server.refuse(DOMAIN, "host-unknown");
    assertThat(result().usable()).isFalse();
    assertThat(result().text()).contains("no component " + DOMAIN);
  }

  @Test
  void takesAConflictForARunningGateway() {
    server.refuse(DOMAIN, "conflict");
    assertThat(result().usable()).isTrue();
    assertThat(result().text()).contains("online already", "conflict");
  }

  @Test
  void saysThatNobodyListens() {
    server.stop();
    assertThat(result().usable()).isFalse();
    assertThat(result().text()).contains("cannot be reached");
  }

  private ComponentCheck.Result result() {
    ComponentConfig component =
        new ComponentConfig(server.host(), server.port(), "secret", "example.org", false);
    return check.check(
        new TransportConfig(
            "irc",
            "irc",
            DOMAIN,
            RegistrationPolicy.OPTIONAL,
            false,
            component,
            new Settings(SettingsSchema.NONE, Map.of())));
  }
}
