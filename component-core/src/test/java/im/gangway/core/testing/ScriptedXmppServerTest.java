package im.gangway.core.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.dom4j.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ScriptedXmppServerTest {
  private static final String HEADER =
      "<stream:stream xmlns='jabber:component:accept'"
          + " xmlns:stream='http://etherx.jabber.org/streams' to='irc.example.org'>";
  private final ScriptedXmppServer server = ScriptedXmppServer.start();
  private final ScriptedComponent irc = server.component("irc.example.org");

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void acceptsAComponentAndShowsItsStanzas() throws Exception {
    try (Socket socket = connect("<handshake>any</handshake>")) {
      write(socket, "<message to='a@example.org'><body>hi</body></message>");
      Element message = irc.next();
      assertThat(message.elementText("body")).isEqualTo("hi");
      assertThat(message.getNamespaceURI()).isEmpty();
    }
  }

  @Test
  void refusesAWrongSecret() throws Exception {
    server.secret("irc.example.org", "right");
    try (Socket socket = connect("<handshake>wrong</handshake>")) {
      String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(answer).contains("<not-authorized").endsWith("</stream:stream>");
    }
  }

  @Test
  void answersPingsAndEchoesIqsToTheComponentItself() throws Exception {
    try (Socket socket = connect("<handshake/>")) {
      RawLink link = new RawLink(socket);
      link.readUntil("<handshake/>");
      write(
          socket,
          "<iq type='get' id='1' from='irc.example.org' to='example.org'>"
              + "<ping xmlns='urn:xmpp:ping'/></iq>");
      assertThat(link.readUntil("/>")).contains("result").contains("id='1'");
      write(socket, "<iq type='get' id='2' from='irc.example.org' to='irc.example.org'/>");
      assertThat(link.readUntil("/>")).contains("id=\"2\"");
    }
  }

  @Test
  void expectLeavesTheOthersInOrder() throws Exception {
    try (Socket socket = connect("<handshake/>")) {
      write(socket, "<message id='1'/><presence/><message id='2'/>");
      assertThat(irc.expect(e -> e.getName().equals("presence"))).isNotNull();
      assertThat(List.of(irc.next(), irc.next()))
          .extracting(e -> e.attributeValue("id"))
          .containsExactly("1", "2");
    }
  }

  @Test
  void fenceReturnsWhatCameBeforeItsAnswer() throws Exception {
    try (Socket socket = connect("<handshake/>")) {
      irc.awaitReady();
      write(socket, "<message id='1'/><iq type='result' id='fence-1'/><message id='3'/>");
      assertThat(irc.fence("u@example.org/r1")).hasSize(1);
      assertThat(irc.next().attributeValue("id")).isEqualTo("3");
    }
  }

  @Test
  void startsAgainOnTheSamePort() throws Exception {
    int port = server.port();
    try (Socket socket = connect("<handshake/>")) {
      irc.awaitReady();
      server.restart();
      irc.awaitGone();
    }
    assertThat(server.port()).isEqualTo(port);
    try (Socket socket = connect("<handshake/>")) {
      irc.awaitHandshakes(2);
    }
  }

  @Test
  void schedulerRunsDueTasksInOrder() {
    SteppingScheduler scheduler = new SteppingScheduler();
    StringBuilder ran = new StringBuilder();
    scheduler.schedule(() -> ran.append('b'), 2, java.util.concurrent.TimeUnit.SECONDS);
    scheduler.schedule(() -> ran.append('a'), 1, java.util.concurrent.TimeUnit.SECONDS);
    scheduler.schedule(() -> ran.append('c'), 9, java.util.concurrent.TimeUnit.SECONDS);
    scheduler.advance(Duration.ofSeconds(2));
    assertThat(ran).hasToString("ab");
    assertThat(scheduler.untilNext()).isEqualTo(Duration.ofSeconds(7));
  }

  private Socket connect(String handshake) throws Exception {
    Socket socket = new Socket(server.host(), server.port());
    write(socket, HEADER + handshake);
    return socket;
  }

  private static void write(Socket socket, String xml) throws Exception {
    socket.getOutputStream().write(xml.getBytes(StandardCharsets.UTF_8));
  }
}
