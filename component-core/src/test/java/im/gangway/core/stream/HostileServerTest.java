package im.gangway.core.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import im.gangway.core.stream.StreamProblem.Kind;
import im.gangway.core.testing.RawScript;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.dom4j.Element;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HostileServerTest {
  private static final String OPENING =
      "<?xml version='1.0'?><stream:stream xmlns='jabber:component:accept'"
          + " xmlns:stream='http://etherx.jabber.org/streams' from='irc.example.org' id='1'>";

  /** Opens a stream, sends the XML and notes what comes back until the component closes. */
  private static RawScript sending(String xml, BlockingQueue<String> answers) {
    return link -> {
      link.readUntil("'>");
      link.write(OPENING);
      link.readUntil("</handshake>");
      link.write("<handshake/>" + xml);
      answers.add(link.readToEnd());
    };
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "restricted-xml|<!DOCTYPE r [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;'>]><message>&b;</message>",
        "restricted-xml|<message><!DOCTYPE r></message>",
        "restricted-xml|<?evil instruction?>",
        "restricted-xml|<message><?evil instruction?></message>",
        "restricted-xml|<!-- comment -->",
        "restricted-xml|<message><!-- comment --></message>",
        "not-well-formed|<message>&undefined;</message>",
        "not-well-formed|<message a='&undefined;'/>",
        "not-well-formed|<message></presence>",
        "not-well-formed|<message a='1' a='2'/>",
        "not-well-formed|<x:message/>",
        "not-well-formed|<message a='<'/>",
        "not-well-formed|<message>&#0;</message>",
        "not-well-formed|text between stanzas"
      })
  @DisplayName("A-17 forbidden and broken XML closes the stream with its error, and it comes back")
  void closesWithTheRightStreamError(String condition, String xml) throws Exception {
    BlockingQueue<String> answers = new LinkedBlockingQueue<>();
    try (StreamFixture at = new StreamFixture()) {
      at.server.script(sending(xml, answers));
      at.stream.start();
      String answer = answers.poll(10, TimeUnit.SECONDS);
      assertThat(answer).contains("<stream:error><" + condition).endsWith("</stream:stream>");
      assertThat(at.awaitProblem().kind()).isEqualTo(Kind.BAD_XML);
      at.server.script(null);
      at.stepToNextTry();
      at.awaitState(StreamState.READY);
      assertThat(at.heard.stanzas).isEmpty();
    }
  }

  @Test
  @DisplayName("A-17 200 ill-formed stanzas, each on a stream of its own: it always comes back")
  void survivesManyIllFormedStanzas() throws Exception {
    Random random = new Random(17);
    BlockingQueue<String> answers = new LinkedBlockingQueue<>();
    try (StreamFixture at = new StreamFixture()) {
      at.server.script(link -> sending(illFormed(random), answers).play(link));
      at.stream.start();
      for (int i = 0; i < 200; i++) {
        assertThat(answers.poll(10, TimeUnit.SECONDS)).contains("<stream:error>");
        assertThat(at.awaitProblem().kind()).isEqualTo(Kind.BAD_XML);
        at.stepToNextTry();
      }
      assertThat(answers.poll(10, TimeUnit.SECONDS)).isNotNull();
      at.awaitProblem();
      at.server.script(null);
      at.stepToNextTry();
      at.awaitState(StreamState.READY);
      at.irc.send("<message id='fine'/>");
      assertThat(at.heard.next().attributeValue("id")).isEqualTo("fine");
    }
  }

  /** A stanza with one fault at a random place, that no reader could take for well-formed. */
  private static String illFormed(Random random) {
    String[] faults = {
      "</x>", "&bad;", "<!-- -->", "<?p?>", "\u0001", "<a b></a>", "&#1;", "<", "<1/>"
    };
    String fault = faults[random.nextInt(faults.length)];
    String before = "x".repeat(random.nextInt(50));
    return "<message><body>" + before + fault + "</body></message><presence/>";
  }

  @Test
  @DisplayName("R-03 200 levels are refused to their sender, the stream goes on")
  void refusesDeepStanzas() throws Exception {
    try (StreamFixture at = new StreamFixture().ready()) {
      at.irc.send(
          "<iq type='set' id='deep' from='u@example.org/r' to='irc.example.org'>"
              + "<a>".repeat(200)
              + "</a>".repeat(200)
              + "</iq>");
      assertRefused(at.irc.next(), "deep");
      at.irc.send("<message id='after'/>");
      assertThat(at.heard.next().attributeValue("id")).isEqualTo("after");
    }
  }

  @Test
  @DisplayName("R-03 a stanza beyond the size or with countless attributes is refused likewise")
  void refusesLargeStanzas() throws Exception {
    try (StreamFixture at = new StreamFixture().ready()) {
      String start = "<message id='%s' from='u@example.org/r' to='irc.example.org'>";
      at.irc.send(start.formatted("large") + "<body>" + "x".repeat(99_999) + "</body></message>");
      assertRefused(at.irc.next(), "large");
      StringBuilder attributes = new StringBuilder();
      for (int i = 0; i < 500; i++) {
        attributes.append(" a").append(i).append("=''");
      }
      at.irc.send(start.formatted("many") + "<x" + attributes + "/></message>");
      assertRefused(at.irc.next(), "many");
      at.irc.send(
          "<presence from='u@example.org' to='irc.example.org'>"
              + "<a>".repeat(99)
              + "</a>".repeat(99)
              + "</presence>");
      at.irc.send("<message id='after'/>");
      assertThat(at.heard.next().attributeValue("id")).isEqualTo("after");
      assertThat(at.irc.drain()).isEmpty();
    }
  }

  @Test
  @DisplayName("R-03 B-14 what is too large and for nobody here is not refused in nobody's name")
  void refusesNothingInTheNameOfOthers() throws Exception {
    try (StreamFixture at = new StreamFixture().ready()) {
      for (String to : List.of("elsewhere.example.org", "@irc.example.org", "\u202E", "")) {
        at.irc.send(
            "<message id='large' from='u@example.org/r' to='%s'><body>%s</body></message>"
                .formatted(to, "x".repeat(99_999)));
      }
      at.irc.send("<message id='after'/>");
      assertThat(at.heard.next().attributeValue("id")).isEqualTo("after");
      assertThat(at.irc.drain()).isEmpty();
    }
  }

  private static void assertRefused(Element answer, String id) {
    assertThat(answer.attributeValue("id")).isEqualTo(id);
    assertThat(answer.attributeValue("type")).isEqualTo("error");
    assertThat(answer.attributeValue("to")).isEqualTo("u@example.org/r");
    assertThat(answer.attributeValue("from")).isEqualTo("irc.example.org");
    assertThat(answer.element("error").element("policy-violation")).isNotNull();
  }

  @Test
  @DisplayName("R-03 a stanza that never ends closes the stream by policy-violation")
  void closesOnAnEndlessStanza() throws Exception {
    BlockingQueue<String> answers = new LinkedBlockingQueue<>();
    try (StreamFixture at = new StreamFixture()) {
      String endless = "<message><body>" + "x".repeat(65 * 16 * 1024);
      at.server.script(sending(endless, answers));
      at.stream.start();
      assertThat(answers.poll(10, TimeUnit.SECONDS)).contains("<policy-violation");
      assertThat(at.awaitProblem().kind()).isEqualTo(Kind.BAD_XML);
    }
  }

  @Test
  void ignoresAServerThatIsNoXmppServer() {
    try (StreamFixture at = new StreamFixture()) {
      at.server.script(link -> link.write("HTTP/1.1 400 Bad Request\r\n\r\n"));
      at.stream.start();
      assertThat(at.awaitProblem().kind()).isEqualTo(Kind.BAD_XML);
      await().until(() -> at.scheduler.untilNext() != null);
      assertThat(at.scheduler.untilNext()).isEqualTo(Duration.ofSeconds(1));
    }
  }
}
