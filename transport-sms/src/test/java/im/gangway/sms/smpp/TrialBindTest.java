package im.gangway.sms.smpp;

import static im.gangway.sms.testing.ScriptedSmsc.BIND;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import im.gangway.sms.testing.ProviderContext;
import im.gangway.sms.testing.ScriptedSmsc;
import im.gangway.transport.ConfigurationException;
import im.gangway.transport.FailureReason;
import im.gangway.transport.LegacyException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TrialBindTest {
  private final SmppBackend backend = new SmppBackend();

  @SuppressWarnings("NullAway.Init") // every test starts it
  private ScriptedSmsc smsc;

  @BeforeEach
  void start() throws Exception {
    smsc = ScriptedSmsc.start();
  }

  @AfterEach
  void stop() throws Exception {
    smsc.close();
  }

  private void verify(String systemId, String password) throws Exception {
    Map<String, Object> values =
        new HashMap<>(
            backend.account(systemId, password, Optional.of("smpp://127.0.0.1:" + smsc.port())));
    values.put("response-timeout", Duration.ofMillis(500));
    try (ProviderContext context = new ProviderContext(backend, values, SSLContext.getDefault())) {
      backend.verify(context.setup());
    }
  }

  private void assertRefused(FailureReason reason) {
    assertThatThrownBy(() -> verify("gangway", "secret"))
        .isInstanceOfSatisfying(
            LegacyException.class, failure -> assertThat(failure.reason()).isEqualTo(reason));
  }

  @Test
  void bindsAndUnbinds() throws Exception {
    verify("gangway", "secret");
    assertThat(new String(smsc.next(BIND).body(), StandardCharsets.US_ASCII))
        .startsWith("gangway\0secret\0");
    smsc.next(ScriptedSmsc.UNBIND);
  }

  @Test
  void refusesAWrongPassword() {
    smsc.on(BIND, (peer, bind) -> peer.answer(bind, 0x0E));
    assertRefused(FailureReason.CREDENTIALS_REFUSED);
    smsc.on(BIND, (peer, bind) -> peer.answer(bind, 0x0F));
    assertRefused(FailureReason.CREDENTIALS_REFUSED);
  }

  @Test
  void refusesWhatNoSmscTakes() {
    assertThatThrownBy(() -> verify("gangway", "nine octets"))
        .isInstanceOfSatisfying(
            LegacyException.class,
            failure -> assertThat(failure.reason()).isEqualTo(FailureReason.CREDENTIALS_REFUSED));
    assertThat(smsc.connections()).isZero();
  }

  @Test
  void saysThatNobodyKnowsWhileTheSmscDoesNotSay() throws Exception {
    smsc.on(BIND, (peer, bind) -> peer.answer(bind, 0x0D));
    assertRefused(FailureReason.NETWORK_UNREACHABLE);
    smsc.on(BIND, (peer, bind) -> {});
    assertRefused(FailureReason.NETWORK_UNREACHABLE);
    smsc.on(BIND, (peer, bind) -> peer.cut());
    assertRefused(FailureReason.NETWORK_UNREACHABLE);
    smsc.close();
    assertRefused(FailureReason.NETWORK_UNREACHABLE);
  }

  @Test
  void readsWhereTheAccountsAre() throws Exception {
    assertThat(backend.account("a", "b", Optional.of("smpps://smsc.example.net")))
        .isEqualTo(
            Map.of(
                "host", "smsc.example.net",
                "port", 3550,
                "tls", true,
                "system-id", "a",
                "password", "b"));
    assertThatCode(() -> backend.account("", "", Optional.of("smpp://[::1]:2776")))
        .doesNotThrowAnyException();
    for (String bad :
        new String[] {"", "smsc.example.net:2775", "http://smsc.example.net", "s p"}) {
      assertThatThrownBy(() -> backend.account("", "", Optional.of(bad)))
          .isInstanceOf(ConfigurationException.class)
          .hasMessageContaining("smpp://HOST:PORT");
    }
  }
}
