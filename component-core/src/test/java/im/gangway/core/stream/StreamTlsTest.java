package im.gangway.core.stream;

import static org.assertj.core.api.Assertions.assertThat;

import im.gangway.core.stream.StreamProblem.Kind;
import im.gangway.core.testing.ScriptedXmppServer;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A-22 direct TLS with verification of the server's name")
class StreamTlsTest {
  private static final char[] PASSWORD = "changeit".toCharArray();
  private static SSLContext right;
  private static SSLContext other;

  @BeforeAll
  static void makeCertificates(@TempDir Path folder) throws Exception {
    right = context(folder.resolve("right.p12"), "dns:localhost,ip:127.0.0.1");
    other = context(folder.resolve("other.p12"), "dns:xmpp.example.net");
  }

  private static SSLContext context(Path file, String names) throws Exception {
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "k",
                "-keyalg",
                "EC",
                "-dname",
                "CN=test",
                "-ext",
                "san=" + names,
                "-validity",
                "30",
                "-storetype",
                "PKCS12",
                "-keystore",
                file.toString(),
                "-storepass",
                "changeit")
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    assertThat(keytool.waitFor(60, TimeUnit.SECONDS)).isTrue();
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      keys.load(in, PASSWORD);
    }
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("k", keys.getCertificate("k"));
    KeyManagerFactory own = KeyManagerFactory.getInstance("PKIX");
    own.init(keys, PASSWORD);
    TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
    trust.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(own.getKeyManagers(), trust.getTrustManagers(), null);
    return context;
  }

  @Test
  @DisplayName("A-22 a good certificate: stanzas flow both ways, in order")
  void talksByTls() throws Exception {
    for (String host : new String[] {"localhost", "127.0.0.1"}) {
      try (StreamFixture at = StreamFixture.tls(ScriptedXmppServer.start(right), host, right)) {
        IntStream.range(0, 300).forEach(i -> at.stream.send(StreamFixture.message("m" + i)));
        at.ready();
        IntStream.range(300, 600).forEach(i -> at.stream.send(StreamFixture.message("m" + i)));
        for (int i = 0; i < 600; i++) {
          assertThat(at.irc.next().attributeValue("id")).isEqualTo("m" + i);
        }
        at.irc.send("<message id='back'/>");
        assertThat(at.heard.next().attributeValue("id")).isEqualTo("back");
        assertThat(at.stream.close(Duration.ofSeconds(5)).toCompletableFuture())
            .succeedsWithin(10, TimeUnit.SECONDS);
        at.irc.awaitGone();
        assertThat(at.irc.closedByComponent()).isEqualTo(1);
      }
    }
  }

  @Test
  @DisplayName("A-22 a trusted certificate for another name is refused")
  void refusesAnotherName() {
    assertRefused(ScriptedXmppServer.start(other), "localhost", other);
  }

  @Test
  @DisplayName("A-22 an untrusted certificate is refused")
  void refusesAnUntrustedCertificate() {
    assertRefused(ScriptedXmppServer.start(right), "localhost", null);
  }

  @Test
  @DisplayName("A-22 a server without TLS is refused, nothing is sent in clear")
  void refusesAServerWithoutTls() {
    ScriptedXmppServer plain = ScriptedXmppServer.start();
    plain.script(link -> link.write("<?xml version='1.0'?><stream:stream>"));
    assertRefused(plain, "localhost", right);
  }

  private static void assertRefused(
      ScriptedXmppServer server, String host, @Nullable SSLContext trusting) {
    try (StreamFixture at = StreamFixture.tls(server, host, trusting)) {
      at.stream.start();
      StreamProblem problem = at.awaitProblem();
      assertThat(problem.kind()).isEqualTo(Kind.TLS_REFUSED);
      assertThat(problem.sentence()).contains("certificate", "irc.example.org");
      assertThat(at.irc.connections()).isZero();
      assertThat(at.stepToNextTry()).isEqualTo(Duration.ofSeconds(5));
    }
  }
}
