package im.gangway.email.bounce;

import static org.assertj.core.api.Assertions.assertThat;

import im.gangway.email.address.MailAddress;
import im.gangway.email.mail.DeliveryReport;
import im.gangway.email.mail.DeliveryReport.Action;
import im.gangway.email.mail.DeliveryReport.Recipient;
import im.gangway.transport.InvalidAddressException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FailureTableTest {

  @ParameterizedTest
  @CsvSource({
    "550 5.1.1 No such user, ENVELOPE, cancel, item-not-found",
    "553 5.1.0 Unknown, ENVELOPE, cancel, item-not-found",
    "556 5.1.10 Null MX, ENVELOPE, cancel, item-not-found",
    "550 No such user, ENVELOPE, cancel, item-not-found",
    "550 5.1.2 Bad domain, ENVELOPE, cancel, remote-server-not-found",
    "554 5.4.4 No route, ENVELOPE, cancel, remote-server-not-found",
    "501 5.1.3 Bad syntax, ENVELOPE, modify, jid-malformed",
    "501 Bad address, ENVELOPE, modify, jid-malformed",
    "551 5.1.6 Moved to <new@example.org>, ENVELOPE, cancel, gone",
    "550 5.2.1 Disabled, ENVELOPE, cancel, service-unavailable",
    "521 5.3.2 No mail, ENVELOPE, cancel, service-unavailable",
    "521 No mail here, ENVELOPE, cancel, service-unavailable",
    "552 5.2.2 Full, ENVELOPE, wait, resource-constraint",
    "452 4.2.2 Full, ENVELOPE, wait, resource-constraint",
    "450 4.7.28 Rate, ENVELOPE, wait, resource-constraint",
    "550 5.4.5 Daily limit, ENVELOPE, wait, resource-constraint",
    "552 5.3.4 Too big, ENVELOPE, modify, policy-violation",
    "552 5.2.3 Too big, CONTENT, modify, policy-violation",
    "550 5.7.1 Refused, ENVELOPE, auth, forbidden",
    "550 5.7.23 SPF, CONTENT, auth, forbidden",
    "550 5.7.25 rDNS, CONTENT, auth, forbidden",
    "550 5.7.26 DMARC, CONTENT, auth, forbidden",
    "550 5.7.27 DKIM, CONTENT, auth, forbidden",
    "554 5.7.1 Spam, CONTENT, modify, not-acceptable",
    "550 Spam, CONTENT, modify, not-acceptable",
    "550 5.6.0 Content, CONTENT, modify, not-acceptable",
    "553 5.6.7 Needs SMTPUTF8, ENVELOPE, modify, not-acceptable",
    "530 Login first, LOGIN, auth, not-authorized",
    "534 5.7.9 App password, LOGIN, auth, not-authorized",
    "535 5.7.8 Wrong, LOGIN, auth, not-authorized",
    "421 Try later, ENVELOPE, wait, remote-server-timeout",
    "451 4.7.1 Greylisted, ENVELOPE, wait, remote-server-timeout",
    "451 4.4.1 No answer, ENVELOPE, wait, remote-server-timeout",
    "451 4.4.2 Lost, ENVELOPE, wait, remote-server-timeout",
    "554 5.4.6 Loop, ENVELOPE, cancel, undefined-condition",
    "503 5.5.1 Sequence, ENVELOPE, cancel, undefined-condition",
    "599 What, ENVELOPE, cancel, undefined-condition",
  })
  void saysWhy(String answer, SmtpPhase phase, String type, String condition) {
    MailFailure failure = SmtpReply.read(answer).failure(phase);
    assertThat(failure.type() + ' ' + failure.condition()).isEqualTo(type + ' ' + condition);
  }

  @Test
  void joinsTheLinesOfAReply() {
    SmtpReply reply = SmtpReply.read("550-5.1.1 No such user\r\n550 5.1.1 here");
    assertThat(reply).isEqualTo(new SmtpReply(550, "5.1.1", "No such user here"));
  }

  @Test
  void cutsLongAndUncleanWords() {
    assertThat(SmtpReply.read("550 " + "a\u0007".repeat(500)).text())
        .hasSize(300)
        .doesNotContain("\u0007");
  }

  @Test
  void saysWhereSomebodyHasMoved() {
    Bounce bounce =
        Bounce.of(recipient(Action.FAILED, "5.1.6", "551 User moved to <new@example.org>"));
    assertThat(bounce)
        .isInstanceOfSatisfying(
            Bounce.Failed.class,
            failed -> assertThat(failed.movedTo()).hasToString("Optional[new@example.org]"));
  }

  @Test
  void doesNotTakeRelayedForDelivered() {
    assertThat(Bounce.of(recipient(Action.RELAYED, "2.0.0", "")))
        .isInstanceOf(Bounce.Unknown.class);
    assertThat(Bounce.of(recipient(Action.DELIVERED, "2.0.0", "")))
        .isInstanceOf(Bounce.Delivered.class);
    assertThat(Bounce.of(recipient(Action.DELAYED, "4.0.0", "")))
        .isInstanceOf(Bounce.Delayed.class);
  }

  @Test
  void findsTheTokenInTheReturnPath() throws InvalidAddressException {
    MailAddress path = ReturnPath.with(MailAddress.parse("alice@example.org"), "abcd1234");
    DeliveryReport report =
        new DeliveryReport(Optional.of("e1"), Optional.empty(), Optional.of("m@x"), List.of());
    assertThat(MatchKeys.of(report, path.toString()))
        .isEqualTo(new MatchKeys(Optional.of("e1"), Optional.of("m@x"), Optional.of("abcd1234")));
  }

  private static Recipient recipient(Action action, String status, String diagnostic) {
    return new Recipient(
        "a@example.org",
        Optional.empty(),
        action,
        Optional.of(status),
        Optional.of(diagnostic),
        Optional.empty());
  }
}
