package im.gangway.email.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import im.gangway.email.address.LegacyMailAddresses;
import im.gangway.email.address.MailAddress;
import im.gangway.email.address.Spellings;
import im.gangway.email.bounce.MailFailure;
import im.gangway.email.compose.ComposedMail;
import im.gangway.email.domain.wire.DeliveryListener;
import im.gangway.email.incoming.IncomingMails;
import im.gangway.email.smtp.LmtpRoute;
import im.gangway.email.smtp.SmtpServer;
import im.gangway.email.smtp.SmtpServer.Security;
import im.gangway.email.smtp.Submission;
import im.gangway.email.smtp.Verdict;
import im.gangway.email.store.MemoryValues;
import im.gangway.email.store.SentMails;
import im.gangway.email.store.Threads;
import im.gangway.email.testing.TestSettings;
import im.gangway.transport.Circuit;
import im.gangway.transport.FailureReason;
import im.gangway.transport.LegacyException;
import im.gangway.transport.TransportInfo;
import im.gangway.transport.testing.FixedTransportContext;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Each of our two sides of LMTP against the other. */
class LmtpRouteTest {
  private final FixedTransportContext context =
      FixedTransportContext.of(
          TransportInfo.of("email", "E-mail", new TransportInfo.Identity("gateway", "smtp")),
          Map.of());

  @AfterEach
  void close() {
    context.close();
  }

  @Test
  void hasAnAnswerForEachRecipient() throws Exception {
    try (DeliveryListener listener = listener(64 * 1024)) {
      Map<MailAddress, Verdict> verdicts =
          route(listener.port())
              .submit(mail("Hello\r\n.dot\r\n", "alice@org.example", "eve@else.example"));
      assertThat(verdicts.get(MailAddress.parse("alice@org.example")))
          .isEqualTo(new Verdict.Taken(false));
      assertThat(verdicts.get(MailAddress.parse("eve@else.example")))
          .isInstanceOfSatisfying(
              Verdict.Refused.class,
              refused -> assertThat(refused.failure()).isEqualTo(MailFailure.MAILBOX_UNKNOWN));
      assertThat(context.inbox().accepted())
          .singleElement()
          .satisfies(taken -> assertThat(taken.message().text().text()).isEqualTo("Hello\n.dot"));
    }
  }

  @Test
  void saysThatAMailIsTooLarge() throws Exception {
    try (DeliveryListener listener = listener(64)) {
      Map<MailAddress, Verdict> verdicts =
          route(listener.port()).submit(mail("x".repeat(70_000), "alice@org.example"));
      assertThat(verdicts.values())
          .singleElement()
          .isInstanceOfSatisfying(
              Verdict.Refused.class,
              refused -> assertThat(refused.failure()).isEqualTo(MailFailure.TOO_LARGE));
    }
  }

  @Test
  void waitsForAServerThatIsNotThere() throws Exception {
    DeliveryListener gone = listener(64);
    int port = gone.port();
    gone.close();
    assertThatExceptionOfType(LegacyException.class)
        .isThrownBy(() -> route(port).submit(mail("Hello", "alice@org.example")))
        .extracting(LegacyException::reason)
        .isEqualTo(FailureReason.NETWORK_UNREACHABLE);
  }

  private static LmtpRoute route(int port) {
    return new LmtpRoute(
        new SmtpServer("localhost", port, Security.NONE),
        "gw.example",
        Duration.ofSeconds(10),
        address -> Circuit.NONE);
  }

  private DeliveryListener listener(int maxKib) throws Exception {
    DomainSettings domain =
        DomainSettings.of(
                TestSettings.section(
                    Map.of(
                        "map",
                        List.of("*@org.example = *@chat.example"),
                        "answer-within",
                        Duration.ofMillis(1),
                        "max-mail-kib",
                        maxKib)))
            .orElseThrow();
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

  private static Submission mail(String text, String... recipients) {
    byte[] bytes =
        ("From: bob@x.example\r\nMessage-ID: <m1@x>\r\n\r\n" + text)
            .getBytes(StandardCharsets.UTF_8);
    return new Submission(
        Optional.of(new MailAddress("bob", "x.example")),
        List.of(recipients).stream().flatMap(each -> MailAddress.find(each).stream()).toList(),
        new ComposedMail(bytes, "m1@x", false),
        "e1",
        false);
  }
}
