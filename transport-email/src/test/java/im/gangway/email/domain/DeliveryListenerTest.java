package im.gangway.email.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import im.gangway.email.address.LegacyMailAddresses;
import im.gangway.email.address.Spellings;
import im.gangway.email.domain.wire.DeliveryListener;
import im.gangway.email.incoming.IncomingMails;
import im.gangway.email.store.MemoryValues;
import im.gangway.email.store.SentMails;
import im.gangway.email.store.Threads;
import im.gangway.email.testing.TestSettings;
import im.gangway.transport.ConfigurationException;
import im.gangway.transport.FailureReason;
import im.gangway.transport.Inbox.Routing;
import im.gangway.transport.TransportInfo;
import im.gangway.transport.testing.FixedTransportContext;
import im.gangway.transport.testing.RecordingInbox.Accepted;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeliveryListenerTest {
  private static final String MAIL =
      "From: bob@x.example\nMessage-ID: <m1@x>\nSubject: Hi\n\nHello\n.\n";

  private final FixedTransportContext context =
      FixedTransportContext.of(
          TransportInfo.of("email", "E-mail", new TransportInfo.Identity("gateway", "smtp")),
          Map.of());
  private final Map<String, Object> settings =
      new HashMap<>(
          Map.of(
              "map",
              List.of("boss@org.example = carol@chat.example", "*@org.example = *@chat.example"),
              "answer-within",
              Duration.ofMinutes(1)));

  @AfterEach
  void close() {
    context.close();
  }

  @Test
  void takesAMailForTheUserOfAnAddress() throws Exception {
    try (DeliveryListener listener = listener();
        Client client = new Client(listener)) {
      client.says("220 Gangway ready");
      client.hello("LHLO mx.example");
      client.send("MAIL FROM:<bob@x.example> SIZE=100 BODY=8BITMIME RET=HDRS ENVID=e1");
      client.says("250 2.1.0 Go on");
      client.send("RCPT TO:<alice+news@org.example> NOTIFY=FAILURE ORCPT=rfc822;a@b");
      client.says("250 2.1.5 Go on");
      client.send("DATA");
      client.says("354 Go on, and end with a dot");
      client.send(MAIL);
      routed(0, new Routing.Routed());
      client.says("250 2.1.5 Delivered");
      Accepted taken = context.inbox().accepted().get(0);
      assertThat(taken.user()).isEqualTo("alice@chat.example");
      assertThat(taken.message().text().text()).isEqualTo("Hi\n\nHello");
    }
  }

  @Test
  void answersForEachRecipient() throws Exception {
    try (DeliveryListener listener = listener();
        Client client = new Client(listener)) {
      client.greet();
      client.send(
          "MAIL FROM:<bob@x.example>\nRCPT TO:<alice@org.example>\nRCPT TO:<boss@org.example>\n"
              + "RCPT TO:<who@else.example>\nDATA");
      client.says("250 2.1.0 Go on");
      client.says("250 2.1.5 Go on");
      client.says("250 2.1.5 Go on");
      client.says("550 5.1.1 No such user here");
      client.says("354 Go on, and end with a dot");
      client.send(MAIL + "NOOP");
      await().until(() -> context.inbox().accepted().size() == 2);
      for (Accepted each : context.inbox().accepted()) {
        boolean isAlice = each.user().equals("alice@chat.example");
        each.outcome()
            .complete(
                isAlice
                    ? new Routing.Routed()
                    : new Routing.Refused(FailureReason.RECIPIENT_UNKNOWN, "item-not-found"));
      }
      client.says("250 2.1.5 Delivered");
      client.says("550 5.1.1 No such user here");
      client.says("250 2.0.0 Here");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "item-not-found, 550 5.1.1",
    "service-unavailable, 550 5.1.1",
    "gone, 551 5.1.6",
    "forbidden, 550 5.7.1",
    "not-allowed, 550 5.7.1",
    "policy-violation, 552 5.3.4",
    "resource-constraint, 452 4.2.2",
    "remote-server-timeout, 451 4.4.1",
    "remote-server-not-found, 550 5.1.2",
    "not-acceptable, 554 5.6.0",
  })
  void saysWhatTheUsersServerSaid(String condition, String answer) throws Exception {
    try (DeliveryListener listener = listener();
        Client client = new Client(listener)) {
      client.greet();
      client.deliver("alice@org.example");
      routed(0, new Routing.Refused(FailureReason.INTERNAL, condition));
      assertThat(client.read()).startsWith(answer + ' ');
    }
  }

  @Test
  void takesTheMailIfTheUsersServerSaysNothingForLong() throws Exception {
    settings.put("answer-within", Duration.ofMillis(1));
    try (DeliveryListener listener = listener();
        Client client = new Client(listener)) {
      client.greet();
      client.deliver("alice@org.example");
      client.says("250 2.1.5 Delivered");
    }
  }

  @Test
  void takesAgainWhatTheUsersServerHadNoRoomFor() throws Exception {
    try (DeliveryListener listener = listener();
        Client client = new Client(listener)) {
      client.greet();
      client.deliver("alice@org.example");
      routed(0, new Routing.Refused(FailureReason.RATE_LIMITED, "resource-constraint"));
      client.says("452 4.2.2 The user has no room");
      client.deliver("alice@org.example");
      routed(1, new Routing.Routed());
      client.says("250 2.1.5 Delivered");
    }
  }

  @Test
  void asksForPatienceWhenTheInboxIsFull() throws Exception {
    context.inbox().full(true);
    try (DeliveryListener listener = listener();
        Client client = new Client(listener)) {
      client.greet();
      client.deliver("alice@org.example");
      client.says("451 4.4.1 Not now, try again later");
    }
  }

  @Test
  void sendsAwayWhomItDoesNotTrust() throws Exception {
    settings.put("trusted", List.of("192.0.2.0/24", "2001:db8::/32"));
    try (DeliveryListener listener = listener();
        Client client = new Client(listener)) {
      client.says("554 5.7.1 Not from you");
      assertThat(client.read()).isEqualTo("(end)");
    }
  }

  @Test
  void takesOneRecipientAtATimeBySmtp() throws Exception {
    try (DeliveryListener listener = listener();
        Client client = new Client(listener)) {
      client.read();
      client.hello("EHLO mx.example");
      client.send("MAIL FROM:<>");
      client.says("250 2.1.0 Go on");
      client.send("RCPT TO:<alice@org.example>\nRCPT TO:<boss@org.example>");
      client.says("250 2.1.5 Go on");
      client.says("452 4.5.3 Too many recipients for one mail");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "MAIL FROM:bob@x.example, 501 5.5.4",
    "MAIL FROM:<bob>, 501 5.1.7",
    "MAIL FROM:<bob@x.example> SIZE=99999999, 552 5.3.4",
    "MAIL FROM:<bob@x.example> XYZ=1, 555 5.5.4",
    "RCPT TO:<alice@org.example>, 503 5.5.1",
    "DATA, 503 5.5.1",
    "EXPN x, 500 5.5.1",
    "VRFY x, 252 2.5.1",
  })
  void refusesWhatItCannotTake(String command, String answer) throws Exception {
    try (DeliveryListener listener = listener();
        Client client = new Client(listener)) {
      client.greet();
      client.send(command);
      assertThat(client.read()).startsWith(answer + ' ');
    }
  }

  @Test
  void refusesAMailThatIsLargerThanWasSaid() throws Exception {
    settings.put("max-mail-kib", 64);
    try (DeliveryListener listener = listener();
        Client client = new Client(listener)) {
      client.greet();
      client.envelope("alice@org.example");
      client.send(
          "Subject: x\n\n" + ("x".repeat(70) + "\n").repeat(1000) + "y".repeat(9000) + "\n.");
      assertThat(client.read()).startsWith("552 5.3.4 ");
      client.send("NOOP");
      client.says("250 2.0.0 Here");
      assertThat(context.inbox().accepted()).isEmpty();
    }
  }

  @Test
  void takesDotsForWhatTheyAre() throws Exception {
    try (DeliveryListener listener = listener();
        Client client = new Client(listener)) {
      client.greet();
      client.envelope("alice@org.example");
      client.raw("From: bob@x.example\r\n\r\n..one\r\ntwo\n.\nthree\r\n.\r\n");
      await().until(() -> context.inbox().accepted().size() == 1);
      assertThat(context.inbox().accepted().get(0).message().text().text())
          .startsWith(".one\ntwo\n")
          .endsWith("three");
    }
  }

  @Test
  void endsAConnectionWhoseLineDoesNotEnd() throws Exception {
    try (DeliveryListener listener = listener();
        Client client = new Client(listener)) {
      client.greet();
      client.raw("x".repeat(5000));
      assertThat(client.read()).startsWith("500 5.5.2 ");
    }
  }

  @Test
  void marksOrRefusesForgedMail() throws Exception {
    settings.put("authserv-id", "mx.org.example");
    String forged = "Authentication-Results: mx.org.example; spf=pass; dmarc=fail\n" + MAIL;
    String foreign = "Authentication-Results: evil.example; dmarc=fail\n" + MAIL;
    try (DeliveryListener listener = listener();
        Client client = new Client(listener)) {
      client.greet();
      client.deliver("alice@org.example", forged);
      routed(0, new Routing.Routed());
      client.read();
      assertThat(context.inbox().accepted().get(0).message().text().text()).startsWith("⚠");
      client.deliver("boss@org.example", foreign);
      routed(1, new Routing.Routed());
      client.read();
      assertThat(context.inbox().accepted().get(1).message().text().text()).startsWith("Hi");
    }
    settings.put("reject-forged", true);
    try (DeliveryListener listener = listener();
        Client client = new Client(listener)) {
      client.greet();
      client.deliver("alice@org.example", forged);
      assertThat(client.read()).startsWith("550 5.7.1 ");
    }
  }

  @Test
  void saysWhatIsWrongWithTheConfiguration() {
    settings.put("map", List.of("nonsense"));
    assertThatThrownBy(this::listener)
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("nonsense");
    settings.put("map", List.of());
    settings.put("trusted", List.of("everybody"));
    assertThatThrownBy(this::listener)
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("everybody");
  }

  private DeliveryListener listener() throws ConfigurationException {
    DomainSettings domain = DomainSettings.of(TestSettings.section(settings)).orElseThrow();
    MemoryValues values = new MemoryValues(Clock.systemUTC(), 100);
    IncomingMails incoming =
        new IncomingMails(
            context,
            new LegacyMailAddresses(Spellings.NONE),
            new Threads(values, Clock.systemUTC()),
            new SentMails(values, Clock.systemUTC()),
            Locale.ENGLISH);
    return DeliveryListener.open(
        domain, new Deliveries(domain, context, incoming, values, Locale.ENGLISH));
  }

  private void routed(int message, Routing routing) {
    await().until(() -> context.inbox().accepted().size() > message);
    context.inbox().accepted().get(message).outcome().complete(routing);
  }

  /** A mail server that delivers. */
  private static final class Client implements AutoCloseable {
    private final Socket socket;
    private final BufferedReader in;

    Client(DeliveryListener listener) throws IOException {
      socket = new Socket(InetAddress.getLoopbackAddress(), listener.port());
      socket.setSoTimeout(10_000);
      in =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
    }

    void send(String lines) throws IOException {
      raw(lines.replace("\n", "\r\n") + (lines.endsWith("\n") ? "" : "\r\n"));
    }

    void raw(String text) throws IOException {
      socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
      socket.getOutputStream().flush();
    }

    String read() throws IOException {
      String line = in.readLine();
      return line == null ? "(end)" : line;
    }

    void says(String line) throws IOException {
      assertThat(read()).isEqualTo(line);
    }

    void hello(String command) throws IOException {
      send(command);
      String line = read();
      while (line.startsWith("250-")) {
        line = read();
      }
      assertThat(line).startsWith("250 ");
    }

    void greet() throws IOException {
      read();
      hello("LHLO mx.example");
    }

    void envelope(String to) throws IOException {
      send("MAIL FROM:<bob@x.example>\nRCPT TO:<" + to + ">\nDATA");
      read();
      read();
      assertThat(read()).startsWith("354");
    }

    void deliver(String to) throws IOException {
      deliver(to, MAIL);
    }

    void deliver(String to, String mail) throws IOException {
      envelope(to);
      send(mail);
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }
}
