package im.gangway.core.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import im.gangway.core.stream.StreamProblem.Kind;
import im.gangway.core.testing.ScriptedXmppServer;
import im.gangway.core.xml.Elements;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.dom4j.Element;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StreamRunningTest {
  @Test
  @DisplayName("A-08 replaced by another connection: no try for 30 s")
  void waitsAfterAConflictOnARunningStream() {
    try (StreamFixture at = new StreamFixture().ready()) {
      at.irc.sendStreamError("conflict", "Replaced by a new connection");
      StreamProblem problem = at.awaitProblem();
      assertThat(problem.kind()).isEqualTo(Kind.REPLACED);
      assertThat(problem.detail()).isEqualTo("conflict: Replaced by a new connection");
      at.scheduler.advance(Duration.ofMillis(29_999));
      assertThat(at.irc.connections()).isEqualTo(1);
      at.scheduler.advance(Duration.ofMillis(1));
      at.awaitState(StreamState.READY);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"shutdown", "end", "reset"})
  @DisplayName("A-11 shutdown, end of stream or reset: connects again after a second")
  void connectsAgain(String how) {
    try (StreamFixture at = new StreamFixture().ready()) {
      switch (how) {
        case "shutdown" -> at.irc.sendStreamError("system-shutdown", null);
        case "end" -> at.irc.closeStream();
        default -> at.irc.drop();
      }
      Kind expected =
          switch (how) {
            case "shutdown" -> Kind.SYSTEM_SHUTDOWN;
            case "end" -> Kind.CLOSED;
            default -> Kind.LOST;
          };
      assertThat(at.awaitProblem().kind()).isEqualTo(expected);
      at.irc.awaitGone();
      assertThat(at.stepToNextTry()).isEqualTo(Duration.ofSeconds(1));
      at.awaitState(StreamState.READY);
      at.irc.awaitHandshakes(2);
    }
  }

  @Test
  @DisplayName("A-12 the exit lets nothing out without a sender of ours and an addressee")
  void refusesStanzasWithWrongAddresses() {
    try (StreamFixture at = new StreamFixture().ready()) {
      StanzaExit exit = new StanzaExit(at.stream);
      for (String from :
          new String[] {
            "bob@example.org",
            "bob@irc.example.org.evil",
            "@irc.example.org",
            "irc.example.org/",
            "a b@irc.example.org",
            "",
            "irc.example.org@evil/irc.example.org"
          }) {
        Element stanza = StreamFixture.message("bad");
        stanza.addAttribute("from", from);
        assertThat(exit.send(stanza)).as(from).isFalse();
      }
      Element stanza = StreamFixture.message("bad");
      stanza.addAttribute("to", null);
      assertThat(exit.send(stanza)).isFalse();
      assertThat(exit.send(Elements.create("route"))).isFalse();
      assertThat(exit.send(StreamFixture.message("good"))).isTrue();
      assertThat(at.irc.next().attributeValue("id")).isEqualTo("good");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " xmlns='jabber:client'", " xmlns='jabber:component:accept'"})
  @DisplayName("A-13 stanzas in any content namespace are the same")
  void stripsTheContentNamespace(String declaration) throws Exception {
    try (StreamFixture at = new StreamFixture().ready()) {
      at.irc.send("<message" + declaration + " to='irc.example.org'><body>x</body></message>");
      Element message = at.heard.next();
      assertThat(message.getNamespaceURI()).isEmpty();
      assertThat(Elements.childText(message, "body")).isEqualTo("x");
      assertThat(message.asXML()).doesNotContain("xmlns");
    }
  }

  @Test
  @DisplayName("A-14 an idle stream carries a space or a ping each 60 s; the server's are ignored")
  void keepsAnIdleStreamAlive() throws Exception {
    try (StreamFixture at = new StreamFixture().ready()) {
      for (int minute = 0; minute < 5; minute++) {
        at.irc.send(" \n<message/> ");
        at.heard.next();
        long before = at.irc.bytesReceived();
        at.scheduler.advance(StreamFixture.KEEPALIVE.dividedBy(2));
        await().until(() -> at.irc.bytesReceived() > before);
      }
      assertThat(at.irc.transcript()).endsWith("</handshake>     ");
      assertThat(at.heard.stanzas).isEmpty();
      assertThat(at.stream.state()).isEqualTo(StreamState.READY);
    }
  }

  @Test
  @DisplayName("A-15 a half-open link is noticed within twice the keepalive")
  void noticesASilentServer() throws Exception {
    try (StreamFixture at = new StreamFixture().ready()) {
      at.irc.send("<message/>");
      at.heard.next();
      at.irc.mute(true);
      at.scheduler.advance(StreamFixture.KEEPALIVE.multipliedBy(3).dividedBy(2));
      assertThat(at.heard.problems).extracting(StreamProblem::kind).containsExactly(Kind.SILENT);
      at.irc.mute(false);
      at.stepToNextTry();
      at.awaitState(StreamState.READY);
    }
  }

  @Test
  @DisplayName("A-15 B-10 the answer to a keepalive ping stays inside, a forged one does not count")
  void consumesItsOwnPings() throws Exception {
    try (StreamFixture at = new StreamFixture()) {
      at.server.answersPings(false);
      at.ready();
      at.scheduler.advance(StreamFixture.KEEPALIVE.dividedBy(2));
      Element ping = at.irc.expect(e -> e.element("ping") != null);
      String answer = "<iq type='result' from='%s' to='irc.example.org' id='%s'/>";
      at.irc.send(answer.formatted("evil.example.net", ping.attributeValue("id")));
      assertThat(at.heard.next().attributeValue("from")).isEqualTo("evil.example.net");
      at.irc.send(answer.formatted("example.org", ping.attributeValue("id")));
      at.irc.send("<message id='after'/>");
      assertThat(at.heard.next().attributeValue("id")).isEqualTo("after");
    }
  }

  @Test
  @DisplayName("A-16 a ping of the server reaches who answers it")
  void passesTheServersPingOn() throws Exception {
    try (StreamFixture at = new StreamFixture().ready()) {
      at.irc.send(
          "<iq type='get' id='p1' from='example.org' to='irc.example.org'>"
              + "<ping xmlns='urn:xmpp:ping'/></iq>");
      Element iq = at.heard.next();
      assertThat(Elements.child(iq, "ping", "urn:xmpp:ping")).isNotNull();
      Element result = Elements.create("iq");
      result.addAttribute("type", "result");
      result.addAttribute("id", iq.attributeValue("id"));
      result.addAttribute("from", iq.attributeValue("to"));
      result.addAttribute("to", iq.attributeValue("from"));
      assertThat(at.stream.send(result)).isTrue();
      assertThat(at.irc.next().attributeValue("id")).isEqualTo("p1");
    }
  }

  @Test
  @DisplayName("A-18 stanzas split at every byte, or several in one write, come in whole")
  void readsStanzasInAnySegments() throws Exception {
    try (StreamFixture at = new StreamFixture()) {
      at.server.writesBytewise(true);
      at.ready();
      at.irc.send("<message id='1'><body>grüße 😀 ]]&gt;</body></message><presence id='2'/>");
      assertThat(Elements.childText(at.heard.next(), "body")).isEqualTo("grüße 😀 ]]>");
      assertThat(at.heard.next().attributeValue("id")).isEqualTo("2");
      at.server.writesBytewise(false);
      at.irc.send("<message id='3'/><message id='4'/>");
      assertThat(at.heard.next().attributeValue("id")).isEqualTo("3");
      assertThat(at.heard.next().attributeValue("id")).isEqualTo("4");
    }
  }

  @Test
  @DisplayName("A-19 a stanza larger than the limit is not sent")
  void refusesTooLargeStanzas() {
    try (StreamFixture at = new StreamFixture().ready()) {
      Element large = StreamFixture.message("large");
      Elements.addText(large, "subject", "x".repeat(16 * 1024));
      assertThat(new StanzaExit(at.stream).send(large)).isFalse();
      assertThat(new StanzaExit(at.stream).send(StreamFixture.message("small"))).isTrue();
      assertThat(at.irc.next().attributeValue("id")).isEqualTo("small");
    }
  }

  @Test
  @DisplayName("A-20 closing sends what is queued, then the end tag, then closes")
  void closesCleanly() {
    try (StreamFixture at = new StreamFixture().ready()) {
      IntStream.range(0, 500).forEach(i -> at.stream.send(StreamFixture.message("m" + i)));
      CompletableFuture<Void> closed =
          at.stream.close(Duration.ofSeconds(10)).toCompletableFuture();
      assertThat(closed).succeedsWithin(10, TimeUnit.SECONDS);
      at.irc.awaitGone();
      assertThat(at.irc.drain()).hasSize(500);
      assertThat(at.irc.closedByComponent()).isEqualTo(1);
      assertThat(at.stream.send(StreamFixture.message("late"))).isFalse();
      assertThat(at.scheduler.waiting()).isZero();
    }
  }

  @Test
  @DisplayName("A-20 closing ends in time although the server does not read")
  void closesInTimeWhenTheServerHangs() {
    try (StreamFixture at = new StreamFixture().ready()) {
      at.irc.mute(true);
      at.irc.pauseReading(true);
      IntStream.range(0, 900).forEach(i -> at.stream.send(StreamFixture.message("m" + i)));
      CompletableFuture<Void> closed = at.stream.close(Duration.ofSeconds(5)).toCompletableFuture();
      at.scheduler.advance(Duration.ofSeconds(5));
      assertThat(closed).succeedsWithin(10, TimeUnit.SECONDS);
    }
  }

  @Test
  @DisplayName("A-21 two streams in one process: the failure of one does not touch the other")
  void streamsAreIndependent() {
    try (StreamFixture at = new StreamFixture()) {
      StreamFixture.Recorder heard = new StreamFixture.Recorder();
      ComponentStream sms =
          at.stream(
              StreamFixture.settings(
                  at.server, at.server.host(), "sms.example.org", "s", 16 * 1024, false),
              heard);
      at.server.refuse("sms.example.org", "host-unknown");
      sms.start();
      at.ready();
      await().until(() -> !heard.problems.isEmpty());
      assertThat(heard.problems.get(0).sentence()).contains("sms.example.org");
      assertThat(at.stream.send(StreamFixture.message("1"))).isTrue();
      assertThat(at.irc.next().attributeValue("id")).isEqualTo("1");
      sms.close(Duration.ZERO);
    }
  }

  @Test
  @DisplayName("N-10 what is sent while the server restarts arrives in order afterwards")
  void keepsStanzasWhileTheServerRestarts() {
    try (StreamFixture at = new StreamFixture().ready()) {
      at.server.stop();
      at.awaitProblem();
      IntStream.range(0, 100).forEach(i -> at.stream.send(StreamFixture.message("m" + i)));
      at.server.restart();
      at.stepToNextTry();
      for (int i = 0; i < 100; i++) {
        assertThat(at.irc.next().attributeValue("id")).isEqualTo("m" + i);
      }
    }
  }

  @Test
  void resetsItsPausesAfterSteadyTime() {
    try (StreamFixture at = new StreamFixture().ready()) {
      for (int i = 0; i < 3; i++) {
        at.scheduler.advance(Duration.ofSeconds(30));
        at.irc.drop();
        at.awaitProblem();
        assertThat(at.stepToNextTry()).isEqualTo(Duration.ofSeconds(1));
        at.awaitState(StreamState.READY);
        at.irc.awaitHandshakes(i + 2);
        await().until(() -> at.stream.state() == StreamState.READY);
        long before = at.irc.bytesReceived();
        at.irc.send(" ");
        at.stream.send(StreamFixture.message("x"));
        await().until(() -> at.irc.bytesReceived() > before);
      }
    }
  }

  @Test
  void holdsTheServerBackWhileReadingIsSuspended() throws Exception {
    try (StreamFixture at = new StreamFixture().ready()) {
      at.stream.suspendReading();
      at.irc.send("<message id='1'/>");
      at.scheduler.advance(StreamFixture.KEEPALIVE.multipliedBy(4));
      assertThat(at.stream.state()).isEqualTo(StreamState.READY);
      at.stream.resumeReading();
      assertThat(at.heard.next().attributeValue("id")).isEqualTo("1");
    }
  }

  @Test
  void aSlowServerLeadsToRefusalsAndThenToReadiness() {
    try (StreamFixture at = new StreamFixture().ready()) {
      at.irc.pauseReading(true);
      Element large = StreamFixture.message("large");
      Elements.addText(large, "subject", "x".repeat(12 * 1024));
      int taken = 0;
      while (at.stream.send(large)) {
        taken++;
      }
      assertThat(at.stream.isCongested()).isTrue();
      CompletableFuture<Void> ready = new CompletableFuture<>();
      at.stream.whenReady(() -> ready.complete(null));
      assertThat(ready).isNotDone();
      at.irc.pauseReading(false);
      assertThat(ready).succeedsWithin(10, TimeUnit.SECONDS);
      for (int i = 0; i < taken; i++) {
        assertThat(at.irc.next().attributeValue("id")).isEqualTo("large");
      }
      assertThat(at.stream.isCongested()).isFalse();
    }
  }

  @Test
  void aFailingListenerDoesNotEndTheStream() throws Exception {
    try (ScriptedXmppServer server = ScriptedXmppServer.start();
        StreamConnector connector = new StreamConnector();
        StreamFixture at = new StreamFixture(server, connector, "s", 2048)) {
      at.ready();
      at.heard.stanzas.clear();
      at.irc.send("<message to='@@/' from='a@b@c' id='1' type='bogus'/><message id='2'/>");
      assertThat(at.heard.next().attributeValue("id")).isEqualTo("1");
      assertThat(at.heard.next().attributeValue("id")).isEqualTo("2");
    }
  }
}
