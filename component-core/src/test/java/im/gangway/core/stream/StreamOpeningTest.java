package im.gangway.core.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import im.gangway.core.stream.StreamProblem.Kind;
import im.gangway.core.testing.RawScript;
import im.gangway.core.testing.ScriptedXmppServer;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StreamOpeningTest {
  private static final String HEADER =
      "<?xml version='1.0'?><stream:stream xmlns='jabber:component:accept'"
          + " xmlns:stream='http://etherx.jabber.org/streams' from='irc.example.org' id='1'>";

  @Test
  @DisplayName("A-01 the header names the component's domain and both namespaces, and no version")
  void opensWithAHeader() {
    try (StreamFixture at = new StreamFixture().ready()) {
      assertThat(at.irc.transcript())
          .startsWith(
              "<?xml version='1.0'?><stream:stream xmlns='jabber:component:accept'"
                  + " xmlns:stream='http://etherx.jabber.org/streams' to='irc.example.org'>"
                  + "<handshake>");
    }
  }

  @ParameterizedTest
  @CsvSource({"3BF96D32, pä$$&<", "a&b, pä$$&<", "'\"<>', x"})
  @DisplayName("A-02 the handshake hashes the decoded id and the secret in UTF-8")
  void provesTheSecret(String id, String secret) {
    try (StreamFixture at = new StreamFixture(secret)) {
      at.server.streamId(id).secret(StreamFixture.DOMAIN, secret);
      at.ready();
      assertThat(at.irc.transcript()).matches("(?s).*<handshake>[0-9a-f]{40}</handshake>");
    }
  }

  @Test
  @DisplayName("A-03 nothing but the handshake is sent before it is accepted")
  void sendsNothingBeforeItIsAccepted() throws Exception {
    BlockingQueue<String> sent = new LinkedBlockingQueue<>();
    try (StreamFixture at = new StreamFixture()) {
      at.server.script(
          link -> {
            link.readUntil("'>");
            link.write(HEADER);
            link.readUntil("</handshake>");
            at.stream.send(StreamFixture.message("early"));
            link.write(
                "<stream:error><undefined-condition"
                    + " xmlns='urn:ietf:params:xml:ns:xmpp-streams'/></stream:error>");
            sent.add(link.readToEnd());
          });
      at.stream.start();
      assertThat(sent.poll(10, TimeUnit.SECONDS)).isEqualTo("</stream:stream>");
    }
  }

  @Test
  @DisplayName("A-03 what was sent too early goes out once the stream is ready")
  void keepsWhatIsSentEarly() {
    try (StreamFixture at = new StreamFixture()) {
      assertThat(at.stream.send(StreamFixture.message("early"))).isTrue();
      at.ready();
      assertThat(at.irc.next().attributeValue("id")).isEqualTo("early");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<handshake></handshake>",
        "<handshake xmlns='jabber:component:accept'/>",
        "<c:handshake xmlns:c='jabber:component:accept'/>",
        " \n<handshake />"
      })
  @DisplayName("A-04 an accepted handshake is known in any spelling")
  void takesAnySpellingOfTheAnswer(String answer) {
    try (StreamFixture at = new StreamFixture()) {
      at.server.handshakeAnswer(answer);
      at.ready();
      assertThat(at.heard.states)
          .containsExactly(
              StreamState.CONNECTING,
              StreamState.OPENED,
              StreamState.AUTHENTICATING,
              StreamState.READY);
    }
  }

  @Test
  @DisplayName("A-05 stream features are passed over")
  void ignoresFeatures() {
    try (StreamFixture at = new StreamFixture()) {
      at.server.header(
          domain ->
              HEADER
                  + "<stream:features><starttls xmlns='urn:ietf:params:xml:ns:xmpp-tls'/>"
                  + "</stream:features>");
      at.ready();
      assertThat(at.heard.stanzas).isEmpty();
    }
  }

  @Test
  @DisplayName("A-06 a wrong secret is told once and tried again after 5 s growing to 60 s")
  void backsOffWhenNotAuthorized() {
    try (StreamFixture at = new StreamFixture("wrong")) {
      at.server.secret(StreamFixture.DOMAIN, "right");
      at.stream.start();
      for (int seconds : new int[] {5, 10, 20, 40, 60, 60}) {
        StreamProblem problem = at.awaitProblem();
        assertThat(problem.kind()).isEqualTo(Kind.NOT_AUTHORIZED);
        assertThat(problem.sentence()).contains("secret", "irc.example.org");
        int before = at.irc.connections();
        assertThat(at.stepToNextTry()).isEqualTo(Duration.ofSeconds(seconds));
        at.irc.awaitConnections(before + 1);
      }
    }
  }

  @Test
  @DisplayName("A-07 a conflict while opening is tried again and blames no secret")
  void backsOffOnConflict() {
    try (StreamFixture at = new StreamFixture()) {
      at.server.refuse(StreamFixture.DOMAIN, "conflict");
      at.stream.start();
      assertThat(at.awaitProblem().kind()).isEqualTo(Kind.CONFLICT);
      assertThat(at.awaitProblem().sentence()).doesNotContain("secret").contains("already");
      at.server.refuse(StreamFixture.DOMAIN, null);
      assertThat(at.stepToNextTry()).isEqualTo(Duration.ofSeconds(1));
      at.awaitState(StreamState.READY);
    }
  }

  @Test
  @DisplayName("A-09 an unknown host is told with the domain's name, also with an empty stream id")
  void namesTheUnknownDomain() {
    try (StreamFixture at = new StreamFixture()) {
      at.server.header(domain -> HEADER.replace("id='1'", "id=''"));
      at.server.refuse(StreamFixture.DOMAIN, "host-unknown");
      at.stream.start();
      assertThat(at.awaitProblem().kind()).isEqualTo(Kind.HOST_UNKNOWN);
      assertThat(at.awaitProblem().sentence()).contains("irc.example.org");
      assertThat(at.stepToNextTry()).isGreaterThanOrEqualTo(Duration.ofSeconds(5));
    }
  }

  @Test
  @DisplayName("A-07 Openfire's silent refusal of a second connection is taken as a conflict")
  void takesAHeaderWithoutIdAndAnEndAsConflict() {
    try (StreamFixture at = new StreamFixture()) {
      at.server.script(closingAfter(HEADER.replace(" id='1'", "")));
      at.stream.start();
      assertThat(at.awaitProblem().kind()).isEqualTo(Kind.CONFLICT);
    }
  }

  private static RawScript closingAfter(String xml) {
    return link -> {
      link.readUntil("'>");
      link.write(xml);
    };
  }

  @Test
  @DisplayName("A-10 an invalid namespace points to the port")
  void tellsThatThePortIsNotForComponents() {
    try (StreamFixture at = new StreamFixture()) {
      at.server.refuse(StreamFixture.DOMAIN, "invalid-namespace");
      at.stream.start();
      assertThat(at.awaitProblem().kind()).isEqualTo(Kind.INVALID_NAMESPACE);
      assertThat(at.awaitProblem().sentence()).contains("component port");
    }
  }

  @Test
  void triesAnUnreachableServerAgainUntilItIsThere() {
    try (StreamFixture at = new StreamFixture()) {
      at.server.stop();
      at.stream.start();
      for (int seconds : new int[] {1, 2, 4, 8, 16, 32, 60}) {
        await().until(() -> at.heard.problems.size() > 0);
        assertThat(at.awaitProblem().kind()).isEqualTo(Kind.UNREACHABLE);
        at.heard.problems.clear();
        assertThat(at.stepToNextTry()).isEqualTo(Duration.ofSeconds(seconds));
      }
      await().until(() -> at.heard.problems.size() > 0);
      at.server.restart();
      at.stepToNextTry();
      at.awaitState(StreamState.READY);
    }
  }

  @Test
  void givesUpOnAServerThatNeverAnswers() {
    try (StreamFixture at = new StreamFixture()) {
      at.server.handshakeAnswer("");
      at.stream.start();
      at.awaitState(StreamState.AUTHENTICATING);
      at.scheduler.advance(Duration.ofSeconds(30));
      assertThat(at.awaitProblem().kind()).isEqualTo(Kind.SILENT);
    }
  }

  @Test
  void tellsThatANameDoesNotResolve() {
    try (ScriptedXmppServer server = ScriptedXmppServer.start();
        StreamConnector connector = new StreamConnector()) {
      StreamFixture at = new StreamFixture(server, connector, "secret", 16 * 1024);
      ComponentStream stream =
          at.stream(
              StreamFixture.settings(server, "no-such-host.invalid", "x.org", "s", 1024, false),
              at.heard);
      stream.start();
      await().until(() -> stream.problem() != null);
      assertThat(at.heard.problems.get(0).kind()).isEqualTo(Kind.UNREACHABLE);
      stream.close(Duration.ZERO);
    }
  }
}
