package im.gangway.email.smtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import im.gangway.email.address.MailAddress;
import im.gangway.email.bounce.MailFailure;
import im.gangway.email.compose.ComposedMail;
import im.gangway.email.smtp.SmtpServer.Security;
import im.gangway.email.testing.ScriptedSmtpServer;
import im.gangway.email.testing.TestCertificate;
import im.gangway.transport.FailureReason;
import im.gangway.transport.LegacyException;
import im.gangway.transport.TransportInfo;
import im.gangway.transport.testing.FixedTransportContext;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SubmitterTest {
  private static final SmtpLogin NOBODY = new SmtpLogin.None();
  private static final SmtpLogin ALICE = new SmtpLogin.Password("alice", "s3cret");

  private static final TestCertificate certificate = TestCertificate.forLocalhost();

  private final FixedTransportContext context =
      FixedTransportContext.of(
              TransportInfo.of("email", "E-mail", new TransportInfo.Identity("gateway", "smtp")),
              Map.of())
          .trusting(certificate.clientContext());
  private final Submitter submitter = new Submitter(context, "gw.example", Duration.ofSeconds(5));

  @AfterEach
  void close() {
    submitter.close();
    context.close();
  }

  @ParameterizedTest
  @CsvSource({
    "RCPT, 550 5.1.1 No such user, cancel, item-not-found",
    "RCPT, 553 5.1.0 Unknown, cancel, item-not-found",
    "RCPT, 550 5.1.10 Null MX, cancel, item-not-found",
    "RCPT, 550 5.1.2 No such domain, cancel, remote-server-not-found",
    "RCPT, 554 5.4.4 No route, cancel, remote-server-not-found",
    "RCPT, 501 5.1.3 Bad syntax, modify, jid-malformed",
    "RCPT, 553 5.1.3 Bad syntax, modify, jid-malformed",
    "RCPT, 551 5.1.6 Moved to <new@example.org>, cancel, gone",
    "RCPT, 550 5.2.1 Disabled, cancel, service-unavailable",
    "RCPT, 550 5.3.2 Closed, cancel, service-unavailable",
    "RCPT, 521 Takes no mail, cancel, service-unavailable",
    "RCPT, 556 Takes no mail, cancel, service-unavailable",
    "RCPT, 552 5.2.2 Full, wait, resource-constraint",
    "RCPT, 452 4.2.2 Full, wait, resource-constraint",
    "RCPT, 550 5.4.5 Enough for today, wait, resource-constraint",
    "RCPT, 450 4.7.28 Too fast, wait, resource-constraint",
    "MAIL, 552 5.3.4 Too large, modify, policy-violation",
    "., 552 5.2.3 Too large, modify, policy-violation",
    "MAIL, 550 5.7.1 Not from you, auth, forbidden",
    "RCPT, 550 5.7.1 Not to him, auth, forbidden",
    "MAIL, 550 5.7.23 SPF, auth, forbidden",
    "RCPT, 550 5.7.25 No name, auth, forbidden",
    "., 550 5.7.26 DMARC, auth, forbidden",
    "., 550 5.7.27 DKIM, auth, forbidden",
    "., 554 5.7.1 Spam, modify, not-acceptable",
    "., 550 5.7.1 Spam, modify, not-acceptable",
    "DATA, 554 5.6.0 Content, modify, not-acceptable",
    "RCPT, 553 5.6.7 SMTPUTF8, modify, not-acceptable",
    "MAIL, 530 5.7.0 Log in, auth, not-authorized",
    "MAIL, 535 5.7.8 Log in, auth, not-authorized",
    "RCPT, 450 4.4.1 No answer, wait, remote-server-timeout",
    "RCPT, 451 4.4.2 Lost, wait, remote-server-timeout",
    "RCPT, 451 4.7.1 Greylisted, wait, remote-server-timeout",
    "MAIL, 421 4.3.2 Closing, wait, remote-server-timeout",
    "., 554 5.4.6 Loop, cancel, undefined-condition",
    "RCPT, 503 5.5.1 Not now, cancel, undefined-condition",
    "RCPT, 599 What, cancel, undefined-condition",
  })
  void saysWhatTheServerSaid(String command, String answer, String type, String condition)
      throws Exception {
    try (ScriptedSmtpServer server = ScriptedSmtpServer.plain().answer(command, answer)) {
      Verdict verdict = submit(server, mail("bob@example.org")).get(address("bob@example.org"));
      assertThat(verdict).isInstanceOf(Verdict.Refused.class);
      Verdict.Refused refused = (Verdict.Refused) verdict;
      assertThat(refused.failure().type() + ' ' + refused.failure().condition())
          .isEqualTo(type + ' ' + condition);
      assertThat(refused.isTransient()).isEqualTo(answer.startsWith("4"));
    }
  }

  @Test
  void tellsWhoGotItAndWhoDidNot() throws Exception {
    try (ScriptedSmtpServer server =
        ScriptedSmtpServer.plain().answer("RCPT TO:<bob@", "550 5.1.1 No bob")) {
      Map<MailAddress, Verdict> verdicts =
          submit(server, mail("bob@example.org", "eve@example.org"));
      assertThat(verdicts.get(address("eve@example.org"))).isEqualTo(new Verdict.Taken(true));
      assertThat(verdicts.get(address("bob@example.org"))).isInstanceOf(Verdict.Refused.class);
      assertThat(server.mails()).containsExactly("Subject: x\r\n\r\n.Hello\r\n");
    }
  }

  @Test
  void asksForReports() throws Exception {
    try (ScriptedSmtpServer server = ScriptedSmtpServer.plain()) {
      submit(server, mail("o'neil@example.org"));
      assertThat(server.commands())
          .contains(
              "MAIL FROM:<alice@example.org> SIZE=22 RET=HDRS ENVID=e1",
              "RCPT TO:<o'neil@example.org> NOTIFY=SUCCESS,FAILURE,DELAY"
                  + " ORCPT=rfc822;o'neil@example.org");
    }
  }

  @Test
  void asksNothingOfAServerThatKnowsNoExtensions() throws Exception {
    try (ScriptedSmtpServer server = ScriptedSmtpServer.plain().offer()) {
      assertThat(submit(server, mail("bob@example.org")).values())
          .containsExactly(new Verdict.Taken(false));
      assertThat(server.commands())
          .contains("MAIL FROM:<alice@example.org>", "RCPT TO:<bob@example.org>");
    }
  }

  @Test
  void knowsBeforehandThatAMailIsTooLarge() throws Exception {
    try (ScriptedSmtpServer server = ScriptedSmtpServer.plain().offer("SIZE 20")) {
      assertRefused(submit(server, mail("bob@example.org")), MailFailure.TOO_LARGE);
      assertThat(server.commands()).noneMatch(each -> each.startsWith("MAIL"));
    }
  }

  @Test
  void needsSmtpUtf8ForAnInternationalAddress() throws Exception {
    try (ScriptedSmtpServer server = ScriptedSmtpServer.plain().offer("8BITMIME")) {
      assertRefused(submit(server, mail("jürgen@example.org")), MailFailure.NEEDS_SMTPUTF8);
    }
    try (ScriptedSmtpServer server = ScriptedSmtpServer.plain().offer("SMTPUTF8")) {
      submit(server, mail("jürgen@example.org"));
      assertThat(server.commands())
          .contains("MAIL FROM:<alice@example.org> SMTPUTF8", "RCPT TO:<jürgen@example.org>");
    }
  }

  @Test
  void usesAConnectionAgainAndNotWhenItHasGone() throws Exception {
    try (ScriptedSmtpServer server = ScriptedSmtpServer.plain()) {
      submit(server, mail("bob@example.org"));
      submit(server, mail("eve@example.org"));
      assertThat(server.connections()).isEqualTo(1);
      server.hangUp();
      submit(server, mail("joe@example.org"));
      assertThat(server.connections()).isEqualTo(2);
      assertThat(server.mails()).hasSize(3);
    }
  }

  @Test
  void goesOnAfterARefusalOnTheSameConnection() throws Exception {
    try (ScriptedSmtpServer server =
        ScriptedSmtpServer.plain().answer("RCPT TO:<bob@", "550 5.1.1 No bob")) {
      submit(server, mail("bob@example.org"));
      submit(server, mail("eve@example.org"));
      assertThat(server.connections()).isEqualTo(1);
      assertThat(server.mails()).hasSize(1);
    }
  }

  @Test
  void knowsThatAMailMayHaveArrivedWhenTheConnectionIsLostAfterIt() throws Exception {
    try (ScriptedSmtpServer server =
        ScriptedSmtpServer.plain()
            .answer(ScriptedSmtpServer.END_OF_MAIL, ScriptedSmtpServer.HANG_UP)) {
      assertFails(() -> submit(server, mail("bob@example.org")), FailureReason.CONNECTION_LOST);
    }
  }

  @Test
  void knowsThatAMailHasNotArrivedWhenTheConnectionIsLostBefore() throws Exception {
    try (ScriptedSmtpServer server =
        ScriptedSmtpServer.plain().answer("RCPT", ScriptedSmtpServer.HANG_UP)) {
      assertFails(() -> submit(server, mail("bob@example.org")), FailureReason.NETWORK_UNREACHABLE);
    }
  }

  @Test
  void waitsForAServerThatIsNotThere() {
    ScriptedSmtpServer gone = ScriptedSmtpServer.plain();
    gone.close();
    assertFails(() -> submit(gone, mail("bob@example.org")), FailureReason.NETWORK_UNREACHABLE);
  }

  @Test
  void logsInOverTls() throws Exception {
    try (ScriptedSmtpServer server = ScriptedSmtpServer.tls(certificate.serverContext())) {
      submitter.submit(at(server, Security.TLS), ALICE, mail("bob@example.org"));
      assertThat(server.commands()).anyMatch(each -> each.startsWith("AUTH PLAIN"));
      assertThat(server.mails()).hasSize(1);
    }
  }

  @Test
  void logsInAfterStartTls() throws Exception {
    try (ScriptedSmtpServer server =
        ScriptedSmtpServer.startTls(certificate.serverContext()).login("LOGIN")) {
      submitter.tryLogin(at(server, Security.STARTTLS), ALICE);
      List<String> commands = server.commands();
      assertThat(commands.indexOf("STARTTLS"))
          .isPositive()
          .isLessThan(commands.indexOf("AUTH LOGIN"));
    }
  }

  @Test
  void showsATokenToWhoeverTakesOne() throws Exception {
    try (ScriptedSmtpServer server = ScriptedSmtpServer.tls(certificate.serverContext())) {
      submitter.tryLogin(at(server, Security.TLS), new SmtpLogin.Token("alice", "tok3n"));
      assertThat(server.commands()).anyMatch(each -> each.startsWith("AUTH XOAUTH2"));
    }
  }

  @Test
  void tellsNoPasswordToAServerWithoutStartTls() {
    try (ScriptedSmtpServer server = ScriptedSmtpServer.plain()) {
      assertFails(
          () -> submitter.tryLogin(at(server, Security.STARTTLS), ALICE),
          FailureReason.NETWORK_UNREACHABLE);
      assertThat(server.commands()).noneMatch(each -> each.startsWith("AUTH"));
    }
  }

  @Test
  void tellsNoPasswordToAServerOfAnotherName() {
    TestCertificate other = TestCertificate.forName("other.example");
    try (FixedTransportContext trusting = context.trusting(other.clientContext());
        Submitter wary = new Submitter(trusting, "gw.example");
        ScriptedSmtpServer tls = ScriptedSmtpServer.tls(other.serverContext());
        ScriptedSmtpServer upgraded = ScriptedSmtpServer.startTls(other.serverContext())) {
      assertThatThrownBy(() -> wary.tryLogin(at(tls, Security.TLS), ALICE))
          .hasMessageContaining("does not prove who it is");
      assertThatThrownBy(() -> wary.tryLogin(at(upgraded, Security.STARTTLS), ALICE))
          .hasMessageContaining("does not prove who it is");
      assertThat(tls.commands()).isEmpty();
      assertThat(upgraded.commands()).noneMatch(each -> each.startsWith("AUTH"));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "535 5.7.8 Wrong password, CREDENTIALS_REFUSED",
    "534 5.7.9 Needs an app password, CREDENTIALS_REFUSED",
    "530 5.7.0 Needs more, CREDENTIALS_REFUSED",
    "454 4.7.0 Not now, NETWORK_UNREACHABLE",
  })
  void saysThatThePasswordIsWrong(String answer, FailureReason reason) {
    try (ScriptedSmtpServer server =
        ScriptedSmtpServer.tls(certificate.serverContext()).answer("AUTH", answer)) {
      assertFails(() -> submitter.tryLogin(at(server, Security.TLS), ALICE), reason);
    }
  }

  @Test
  void doesNotTakeAServerWithoutLoginForOneThatLetUsIn() {
    try (ScriptedSmtpServer server =
        ScriptedSmtpServer.tls(certificate.serverContext()).login("")) {
      assertFails(
          () -> submitter.tryLogin(at(server, Security.TLS), ALICE),
          FailureReason.CREDENTIALS_REFUSED);
    }
  }

  @Test
  void probesWithoutAMail() throws Exception {
    try (ScriptedSmtpServer server =
        ScriptedSmtpServer.plain().answer("RCPT TO:<bob@", "550 5.1.1 No bob")) {
      assertThat(probe(server, "bob@example.org")).isInstanceOf(Verdict.Refused.class);
      assertThat(probe(server, "eve@example.org")).isInstanceOf(Verdict.Taken.class);
      assertThat(server.mails()).isEmpty();
    }
  }

  private Verdict probe(ScriptedSmtpServer server, String recipient) throws Exception {
    return submitter.probe(at(server, Security.NONE), NOBODY, address(recipient));
  }

  private Map<MailAddress, Verdict> submit(ScriptedSmtpServer server, Submission mail)
      throws LegacyException {
    return submitter.submit(at(server, Security.NONE), NOBODY, mail);
  }

  private static SmtpServer at(ScriptedSmtpServer server, Security security) {
    return new SmtpServer("localhost", server.port(), security);
  }

  private static void assertRefused(Map<MailAddress, Verdict> verdicts, MailFailure failure) {
    assertThat(verdicts.values())
        .singleElement()
        .isInstanceOfSatisfying(
            Verdict.Refused.class, refused -> assertThat(refused.failure()).isEqualTo(failure));
  }

  private static void assertFails(
      org.assertj.core.api.ThrowableAssert.ThrowingCallable call, FailureReason reason) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            LegacyException.class, failure -> assertThat(failure.reason()).isEqualTo(reason));
  }

  private static MailAddress address(String text) throws Exception {
    return MailAddress.parse(text);
  }

  private static Submission mail(String... recipients) {
    byte[] bytes = "Subject: x\r\n\r\n.Hello\r\n".getBytes(StandardCharsets.UTF_8);
    List<MailAddress> to =
        List.of(recipients).stream().flatMap(each -> MailAddress.find(each).stream()).toList();
    return new Submission(
        Optional.of(new MailAddress("alice", "example.org")),
        to,
        new ComposedMail(bytes, "m1@example.org", false),
        "e1",
        true);
  }
}
