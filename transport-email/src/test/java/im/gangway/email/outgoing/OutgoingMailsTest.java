package im.gangway.email.outgoing;

import static org.assertj.core.api.Assertions.assertThat;

import im.gangway.email.address.LegacyMailAddresses;
import im.gangway.email.address.MailAddress;
import im.gangway.email.mail.Mail;
import im.gangway.email.mail.MailLimits;
import im.gangway.email.mail.MailParser;
import im.gangway.email.mail.Mailbox;
import im.gangway.email.smtp.SmtpLogin;
import im.gangway.email.smtp.SmtpServer;
import im.gangway.email.smtp.SmtpServer.Security;
import im.gangway.email.smtp.Submitter;
import im.gangway.email.store.MemoryValues;
import im.gangway.email.store.SentMails;
import im.gangway.email.store.StoredSpellings;
import im.gangway.email.store.Tail;
import im.gangway.email.store.Threads;
import im.gangway.email.testing.ScriptedSmtpServer;
import im.gangway.transport.FailureReason;
import im.gangway.transport.LegacyAddress;
import im.gangway.transport.LegacyException;
import im.gangway.transport.MessageText;
import im.gangway.transport.OutgoingMessage;
import im.gangway.transport.OutgoingMessage.Extras;
import im.gangway.transport.SendOutcome;
import im.gangway.transport.TransportInfo;
import im.gangway.transport.testing.FixedTransportContext;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OutgoingMailsTest {
  private static final String USER = "alice@example.org";
  private static final LegacyAddress BOB = new LegacyAddress("bob@x.example");

  private final FixedTransportContext context =
      FixedTransportContext.of(
          TransportInfo.of("email", "E-mail", new TransportInfo.Identity("gateway", "smtp")),
          Map.of());
  private final ScriptedSmtpServer server = ScriptedSmtpServer.plain();
  private final MemoryValues values = new MemoryValues(Clock.systemUTC(), 100);
  private final StoredSpellings spellings = new StoredSpellings(values, Clock.systemUTC());
  private final Threads threads = new Threads(values, Clock.systemUTC());
  private final SentMails sent = new SentMails(values, Clock.systemUTC());
  private final Submitter submitter = new Submitter(context, "gw.example");
  private final OutgoingMails outgoing =
      new OutgoingMails(
          context, new LegacyMailAddresses(spellings), spellings, threads, sent, Locale.ENGLISH);
  private final Sender alice =
      new Sender(
          USER,
          new Mailbox(Optional.of("Alice"), new MailAddress("alice", "mail.example")),
          submitter.route(
              new SmtpServer("localhost", server.port(), Security.NONE), SmtpLogin.None::new),
          true);

  @AfterEach
  void close() {
    submitter.close();
    server.close();
    context.close();
  }

  @Test
  void startsAConversation() throws Exception {
    SendOutcome outcome = send("c1", "Hello");
    Mail mail = mail(0);
    assertThat(mail.subject()).isEqualTo("Message from Alice");
    assertThat(mail.body().text().strip()).isEqualTo("Hello");
    assertThat(mail.ids().parent()).isEmpty();
    String envelope = mail.ids().messageId().orElseThrow().split("\\.")[0];
    assertThat(server.commands()).anyMatch(each -> each.endsWith("ENVID=" + envelope));
    assertThat(((SendOutcome.Accepted) outcome).ids())
        .isEqualTo(sent.find(USER, envelope).toCompletableFuture().get().orElseThrow().ids());
  }

  @Test
  void answersTheLastMailOfAContact() throws Exception {
    threads
        .keep(USER, BOB, new Tail("t1", "m2@x", List.of("m1@x"), "Lunch"), List.of())
        .toCompletableFuture()
        .get();
    send("c1", "At one");
    Mail mail = mail(0);
    assertThat(mail.subject()).isEqualTo("Re: Lunch");
    assertThat(mail.ids().inReplyTo()).containsExactly("m2@x");
    assertThat(mail.ids().references()).containsExactly("m1@x", "m2@x");
    send("c2", "Or two");
    assertThat(mail(1).ids().parent()).isEqualTo(mail.ids().messageId());
  }

  @Test
  void answersInTheThreadThatTheClientNames() throws Exception {
    keep("t1", "m1@x", "Lunch");
    keep("t2", "m2@x", "Dinner");
    send(new OutgoingMessage("c1", BOB, MessageText.plain("x"), extras(null, "t1")));
    assertThat(mail(0).ids().inReplyTo()).containsExactly("m1@x");
  }

  @Test
  void keepsToAThreadThatTheClientBegan() throws Exception {
    send(new OutgoingMessage("c1", BOB, MessageText.plain("x"), extras("Lunch", "mine")));
    keep("t2", "m2@x", "Dinner");
    send(new OutgoingMessage("c2", BOB, MessageText.plain("y"), extras(null, "mine")));
    assertThat(mail(1).ids().parent()).isEqualTo(mail(0).ids().messageId());
    assertThat(mail(1).subject()).isEqualTo("Re: Lunch");
  }

  @Test
  void beginsAnewWithAnotherSubject() throws Exception {
    keep("t1", "m1@x", "Lunch");
    send("c1", "Subject: Dinner\n\nTonight?");
    assertThat(mail(0).subject()).isEqualTo("Dinner");
    assertThat(mail(0).ids().parent()).isEmpty();
    assertThat(mail(0).body().text().strip()).isEqualTo("Tonight?");
    send(new OutgoingMessage("c2", BOB, MessageText.plain("x"), extras("AW: Dinner", null)));
    assertThat(mail(1).subject()).isEqualTo("Re: Dinner");
    assertThat(mail(1).ids().parent()).isEqualTo(mail(0).ids().messageId());
  }

  @Test
  void isTheSameMailWhenItIsSentAgain() throws Exception {
    keep("t1", "m1@x", "Lunch");
    send("c1", "Hello");
    send("c1", "Hello");
    assertThat(mail(1).ids()).isEqualTo(mail(0).ids());
    assertThat(mail(1).subject()).isEqualTo(mail(0).subject());
  }

  @Test
  void writesAnAddressAsItWasWritten() throws Exception {
    LegacyAddress folded =
        new LegacyMailAddresses(spellings).legacy(new MailAddress("Bob.Smith", "x.example"));
    send(new OutgoingMessage("c1", folded, MessageText.plain("x")));
    assertThat(server.commands())
        .anyMatch(each -> each.startsWith("RCPT TO:<Bob.Smith@x.example>"));
  }

  @Test
  void keepsACopyOfWhatWasTakenOnly() throws Exception {
    List<byte[]> copies = new ArrayList<>();
    outgoing.send(alice, message("c1", "Hello"), copies::add).toCompletableFuture().get();
    server.answer("RCPT", "550 5.1.1 No bob");
    outgoing.send(alice, message("c2", "Hello"), copies::add).toCompletableFuture().get();
    assertThat(copies).hasSize(1);
    assertThat(new String(copies.get(0), StandardCharsets.UTF_8)).isEqualTo(server.mails().get(0));
  }

  @Test
  void tellsARefusalWithTheServersWords() throws Exception {
    server.answer("RCPT", "550 5.1.1 No bob");
    assertThat(send("c1", "Hello"))
        .isEqualTo(new SendOutcome.Refused(FailureReason.RECIPIENT_UNKNOWN, "No bob"));
  }

  @Test
  void triesAgainWhenTheServerAsksForThat() throws Exception {
    server.answer("RCPT", "452 4.2.2 Full");
    assertThat(send("c1", "Hello")).isEqualTo(new SendOutcome.RetryAfter(Duration.ofMinutes(2)));
    server.answer("RCPT", "451 4.7.1 Greylisted");
    assertFails("c1", FailureReason.NETWORK_UNREACHABLE);
    server.answer("RCPT", ScriptedSmtpServer.HANG_UP);
    assertFails("c1", FailureReason.NETWORK_UNREACHABLE);
  }

  private void assertFails(String id, FailureReason reason) {
    Assertions.assertThatExceptionOfType(ExecutionException.class)
        .isThrownBy(() -> send(id, "Hello"))
        .havingCause()
        .isInstanceOfSatisfying(
            LegacyException.class, failure -> assertThat(failure.reason()).isEqualTo(reason));
  }

  private void keep(String thread, String id, String subject) throws Exception {
    threads
        .keep(USER, BOB, new Tail(thread, id, List.of(), subject), List.of())
        .toCompletableFuture()
        .get();
  }

  private static Extras extras(
      @org.jspecify.annotations.Nullable String subject,
      @org.jspecify.annotations.Nullable String thread) {
    return new Extras(Optional.ofNullable(subject), Optional.ofNullable(thread));
  }

  private static OutgoingMessage message(String id, String text) {
    return new OutgoingMessage(id, BOB, MessageText.plain(text));
  }

  private SendOutcome send(String id, String text) throws Exception {
    return send(message(id, text));
  }

  private SendOutcome send(OutgoingMessage message) throws Exception {
    return outgoing
        .send(alice, message, SentCopies.NONE)
        .toCompletableFuture()
        .get(10, TimeUnit.SECONDS);
  }

  private Mail mail(int index) {
    byte[] bytes = server.mails().get(index).getBytes(StandardCharsets.UTF_8);
    return new MailParser(MailLimits.DEFAULT).parse(bytes);
  }
}
