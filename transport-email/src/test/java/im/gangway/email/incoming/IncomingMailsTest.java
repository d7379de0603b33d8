package im.gangway.email.incoming;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import im.gangway.email.address.LegacyMailAddresses;
import im.gangway.email.address.MailAddress;
import im.gangway.email.address.Spellings;
import im.gangway.email.store.MemoryValues;
import im.gangway.email.store.SentMails;
import im.gangway.email.store.SentMails.Sent;
import im.gangway.email.store.Threads;
import im.gangway.transport.Attachment;
import im.gangway.transport.LegacyEvent.MessageReceived;
import im.gangway.transport.LegacyException;
import im.gangway.transport.MessageText;
import im.gangway.transport.TransportInfo;
import im.gangway.transport.testing.FixedTransportContext;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class IncomingMailsTest {
  private static final String USER = "alice@example.org";
  private static final MailAddress ALICE = new MailAddress("alice", "mail.example");
  private static final String ENVELOPE = "0123456789abcdef0123456789abcdef01234567";

  private final FixedTransportContext context =
      FixedTransportContext.of(
          TransportInfo.of("email", "E-mail", new TransportInfo.Identity("gateway", "smtp")),
          Map.of());
  private final MemoryValues values = new MemoryValues(Clock.systemUTC(), 100);
  private final SentMails sent = new SentMails(values, Clock.systemUTC());
  private final IncomingMails incoming =
      new IncomingMails(
          context,
          new LegacyMailAddresses(Spellings.NONE),
          new Threads(values, Clock.systemUTC()),
          sent,
          Locale.ENGLISH);

  @AfterEach
  void close() {
    context.close();
  }

  @Test
  void beginsAThreadWithItsSubject() throws Exception {
    assertThat(take(mail("m1@x", "Subject: Lunch", "Hello"))).isInstanceOf(Arrival.Stored.class);
    assertThat(last().from().value()).isEqualTo("bob@mail.example");
    assertThat(last().text()).isEqualTo(MessageText.plain("Lunch\n\nHello"));
  }

  @Test
  void doesNotRepeatTheSubjectInAnAnswer() throws Exception {
    take(mail("m1@x", "Subject: Lunch", "Hello"));
    take(mail("m2@x", "Subject: AW: Lunch\nReferences: <m1@x>", "At one?\n\n> Hello"));
    assertThat(last().text().text()).isEqualTo("At one?");
    take(mail("m3@x", "Subject: Dinner\nReferences: <m1@x> <m2@x>", "Or later"));
    assertThat(last().text().text()).isEqualTo("Dinner\n\nOr later");
  }

  @Test
  void knowsAMailThatComesTwice() throws Exception {
    byte[] mail = mail("m1@x", "Subject: Lunch", "Hello");
    take(mail);
    byte[] byTheList = mail("m1@x", "Subject: Lunch\nX-Way: another", "Hello");
    assertThat(take(byTheList))
        .isInstanceOfSatisfying(
            Arrival.Stored.class, stored -> assertThat(stored.receipt().repeated()).isTrue());
  }

  @Test
  void isNotFooledByAStolenMessageId() throws Exception {
    take(mail("m1@x", "Subject: Lunch", "Hello"));
    take(mail("m1@x", "Subject: Another", "Hello"));
    assertThat(context.inbox().accepted()).hasSize(2);
  }

  @Test
  void saysWhenALateMailWasSent() throws Exception {
    Instant then = Instant.parse("2020-01-01T00:00:00Z");
    take(new ArrivedMail(ALICE, ALICE, mail("m1@x", "Subject: x", "y"), Optional.of(then), "", 0));
    assertThat(last().sentAt()).contains(then);
    take(mail("m2@x", "Subject: x", "y"));
    assertThat(last().sentAt()).isEmpty();
  }

  @Test
  void marksWhatAMachineWrote() throws Exception {
    take(mail("m1@x", "Subject: Away\nAuto-Submitted: auto-replied", "I am away"));
    assertThat(last().text().kind()).isEqualTo(MessageText.Kind.NOTICE);
  }

  @Test
  void passesOverSpamAndWhatGatewaysWrite() throws Exception {
    assertThat(take(mail("m1@x", "X-Spam-Flag: YES", "Buy")))
        .isInstanceOf(Arrival.PassedOver.class);
    assertThat(take(mail("m2@x", "X-Gangway-Loop: 1", "Hi")))
        .isInstanceOf(Arrival.PassedOver.class);
    assertThat(context.inbox().accepted()).isEmpty();
  }

  @Test
  void showsAListAsWhoeverEverybodyWritesTo() throws Exception {
    take(
        mail(
            "m1@x",
            "Subject: News\nList-Id: <l.example>\nList-Post: <mailto:l@lists.example>",
            "Hi all"));
    assertThat(last().from().value()).isEqualTo("l@lists.example");
    assertThat(last().text().text())
        .isEqualTo("News\n\nBob <bob@mail.example> to everyone on the list:\n\nHi all");
  }

  @Test
  void passesOnFilesAndSaysWhereAnswersAreWanted() throws Exception {
    String body =
        "--b\r\nContent-Type: text/plain\r\n\r\nSee this\r\n--b\r\n"
            + "Content-Type: application/pdf\r\n"
            + "Content-Disposition: attachment; filename=a.pdf\r\n\r\nxyz\r\n--b--\r\n";
    take(
        mail("m1@x", "Reply-To: <eve@x.example>\nContent-Type: multipart/mixed; boundary=b", body));
    assertThat(last().text().text()).isEqualTo("Please answer to eve@x.example:\n\nSee this");
    Attachment file = last().extras().attachments().get(0);
    assertThat(file.name()).isEqualTo("a.pdf");
    assertThat(file.mediaType()).isEqualTo("application/pdf");
    assertThat(file.content().open()).hasContent("xyz");
  }

  @Test
  void tellsTheSubjectAndTheThread() throws Exception {
    take(mail("m1@x", "Subject: Lunch", "At one?"));
    String thread = last().extras().thread().orElseThrow();
    assertThat(last().extras().subject()).contains("Lunch");
    take(mail("m2@x", "Subject: Re: Lunch\nIn-Reply-To: <m1@x>\nReferences: <m1@x>", "Or two?"));
    assertThat(last().extras().thread()).contains(thread);
  }

  @Test
  void doesNotTakeAMailThatCannotBeStored() {
    context.inbox().full(true);
    assertThatThrownBy(() -> take(mail("m1@x", "Subject: x", "y")))
        .hasCauseInstanceOf(LegacyException.class);
  }

  @Test
  void passesOnThatAMailDidNotArrive() throws Exception {
    sent("carol@x.example");
    assertThat(take(report("failed", "5.1.1", "550 5.1.1 No carol")))
        .isInstanceOf(Arrival.Reported.class);
    assertThat(context.inbox().reported())
        .containsExactly("failed " + ENVELOPE + " RECIPIENT_UNKNOWN No carol");
    assertThat(context.inbox().accepted()).isEmpty();
  }

  @Test
  void passesOnThatAMailArrived() throws Exception {
    sent("carol@x.example");
    take(report("delivered", "2.1.5", "250 Ok"));
    assertThat(context.inbox().reported()).containsExactly("delivered " + ENVELOPE);
  }

  @Test
  void doesNotTakeRelayedForDelivered() throws Exception {
    sent("carol@x.example");
    take(report("relayed", "2.0.0", "250 Ok"));
    assertThat(context.inbox().reported()).isEmpty();
  }

  @Test
  void saysThatAMailIsStillOnItsWay() throws Exception {
    sent("carol@x.example");
    take(report("delayed", "4.4.1", "No answer"));
    assertThat(last().from().value()).isEqualTo("carol@x.example");
    assertThat(last().text().text()).startsWith("The mail has not arrived yet");
  }

  @Test
  void believesNoReportAboutWhatTheUserDidNotSend() throws Exception {
    assertThat(take(report("failed", "5.1.1", "550 5.1.1 No carol")))
        .isInstanceOf(Arrival.Stored.class);
    assertThat(context.inbox().reported()).isEmpty();
  }

  @Test
  void takesAMailThatWasReadForDelivered() throws Exception {
    sent("carol@x.example");
    take(
        mail(
            "r@x",
            "Content-Type: multipart/report; report-type=disposition-notification; boundary=b",
            "--b\r\nContent-Type: text/plain\r\n\r\nRead\r\n--b\r\n"
                + "Content-Type: message/disposition-notification\r\n\r\n"
                + "Final-Recipient: rfc822;carol@x.example\r\n"
                + "Original-Message-ID: <"
                + ENVELOPE
                + ".gw@mail.example>\r\n"
                + "Disposition: manual-action/MDN-sent-manually; displayed\r\n--b--\r\n"));
    assertThat(context.inbox().reported()).containsExactly("delivered " + ENVELOPE);
  }

  private void sent(String to) throws Exception {
    sent.keep(USER, new Sent(ENVELOPE, List.of(to))).toCompletableFuture().get();
  }

  private MessageReceived last() {
    var all = context.inbox().accepted();
    return all.get(all.size() - 1).message();
  }

  private Arrival take(byte[] mail) throws Exception {
    return take(new ArrivedMail(ALICE, ALICE, mail, Optional.of(Instant.now()), "", 0));
  }

  private Arrival take(ArrivedMail mail) throws Exception {
    return incoming.take(USER, mail).toCompletableFuture().get(10, TimeUnit.SECONDS);
  }

  private static byte[] mail(String id, String headers, String body) {
    String head =
        "From: Bob <bob@mail.example>\nTo: alice@mail.example\nMessage-ID: <" + id + ">\n";
    String mail = (head + headers + "\n\n").replace("\n", "\r\n") + body;
    return mail.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] report(String action, String status, String diagnostic) {
    return mail(
        "d@x",
        "Content-Type: multipart/report; report-type=delivery-status; boundary=b",
        "--b\r\nContent-Type: text/plain\r\n\r\nSorry\r\n--b\r\n"
            + "Content-Type: message/delivery-status\r\n\r\n"
            + "Reporting-MTA: dns; mx.example\r\nOriginal-Envelope-Id: "
            + ENVELOPE
            + "\r\n\r\nFinal-Recipient: rfc822;carol@x.example\r\nAction: "
            + action
            + "\r\nStatus: "
            + status
            + "\r\nDiagnostic-Code: smtp; "
            + diagnostic
            + "\r\n--b--\r\n");
  }
}
