package im.gangway.mail;

import static im.gangway.mail.AccountSite.FRIEND;
import static im.gangway.mail.AccountSite.PASSWORD;
import static im.gangway.mail.AccountSite.mailbox;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import im.gangway.peers.PeerLogs;
import im.gangway.peers.XmppClient;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jivesoftware.smack.packet.IQ;
import org.jivesoftware.smack.packet.Message;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Users' own mailboxes with real servers: Postfix and Dovecot, Prosody, and mails both ways. */
@ExtendWith(PeerLogs.class)
class MailAccountIT {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Pattern MESSAGE_ID = Pattern.compile("(?i)\\nMessage-ID: (<[^>]+>)");

  private static AccountSite site;
  private static XmppClient alice;

  @BeforeAll
  static void start() {
    site = new AccountSite();
    alice = site.login("alice");
    IQ answer = site.register(alice, mailbox("alice"), PASSWORD);
    assertThat(answer.getType()).as(answer.toXML().toString()).isEqualTo(IQ.Type.result);
  }

  @AfterAll
  static void stop() throws Exception {
    alice.close();
    site.close();
  }

  @Test
  void tellsMailsAsSoonAsTheyAreDelivered() throws Exception {
    for (int i = 1; i <= 5; i++) {
      String subject = "Prompt " + i;
      site.mail(mailbox("alice"), "Subject: " + subject + "\r\n", "Hello");
      await()
          .atMost(PATIENCE)
          .pollInterval(Duration.ofMillis(5))
          .until(() -> delivered(mailbox("alice"), "INBOX", subject).size() == 1);
      long delivered = System.nanoTime();
      Message message = message(alice, subject);
      long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - delivered);
      assertThat(message.getBody()).isEqualTo(subject + "\n\nHello");
      System.out.println("with the user at most " + millis + " ms after Dovecot had it");
    }
  }

  @Test
  void writesMailsAndKeepsCopies() {
    alice.whisper(site.contact(FRIEND), "A letter");
    assertThat(awaitMail(FRIEND, "INBOX", "A letter"))
        .contains("From: " + mailbox("alice"), "To: " + FRIEND)
        .contains("Return-Path: <" + mailbox("alice") + ">");
    assertThat(awaitMail(mailbox("alice"), "Sent", "A letter"))
        .contains("From: " + mailbox("alice"), "To: " + FRIEND);
  }

  @Test
  void staysInTheThreadOverSeveralAnswers() throws Exception {
    String first = "<picnic@example.net>";
    site.mail(mailbox("alice"), "Message-ID: " + first + "\r\nSubject: Picnic\r\n", "Sunday?");
    Message asked = message(alice, "Sunday?");
    assertThat(asked.getSubject()).isEqualTo("Picnic");
    alice.whisper(site.contact(FRIEND), "Sunday is good");
    String second = awaitMail(FRIEND, "INBOX", "Sunday is good");
    assertThat(second)
        .contains("Subject: Re: Picnic", "In-Reply-To: " + first, "References: " + first);
    site.mail(
        mailbox("alice"),
        "Message-ID: <answer@example.net>\r\nSubject: Re: Picnic\r\nIn-Reply-To: %s\r\n"
                .formatted(messageId(second))
            + "References: %s %s\r\n".formatted(first, messageId(second)),
        "At noon then");
    Message third = message(alice, "At noon then");
    assertThat(third.getThread()).isNotNull().isEqualTo(asked.getThread());
    // The text says the subject once in a thread.
    assertThat(third.getBody()).isEqualTo("At noon then");
    alice.whisper(site.contact(FRIEND), "Fine, at noon");
    assertThat(unfolded(awaitMail(FRIEND, "INBOX", "Fine, at noon")))
        .contains("Subject: Re: Picnic", "In-Reply-To: <answer@example.net>")
        .contains("References: " + first + " " + messageId(second) + " <answer@example.net>");
  }

  @Test
  void getsFilesByteForByte() throws Exception {
    byte[] file = new byte[100_000];
    new Random(1).nextBytes(file);
    String mail =
        """
        Subject: A picture
        MIME-Version: 1.0
        Content-Type: multipart/mixed; boundary=b

        --b
        Content-Type: text/plain

        Look
        --b
        Content-Type: image/png; name=cat.png
        Content-Disposition: attachment; filename=cat.png
        Content-Transfer-Encoding: base64

        %s
        --b--
        """
            .formatted(Base64.getMimeEncoder().encodeToString(file))
            .replaceAll("\\R", "\r\n");
    int headers = mail.indexOf("\r\n\r\n");
    site.mail(mailbox("alice"), mail.substring(0, headers + 2), mail.substring(headers + 4));
    message(alice, "Look");
    URI link = URI.create(message(alice, "http://127.0.0.1").getBody().strip());
    HttpResponse<byte[]> got =
        HttpClient.newHttpClient()
            .send(HttpRequest.newBuilder(link).build(), HttpResponse.BodyHandlers.ofByteArray());
    assertThat(link.toString()).endsWith("cat.png");
    assertThat(got.body()).isEqualTo(file);
  }

  @Test
  void hearsWhyAMailDidNotArrive() {
    String id = alice.whisper(site.contact("nobody@example.net"), "Are you there?");
    Message error = alice.expectMessage("the bounce", each -> id.equals(each.getStanzaId()));
    assertThat(error.getType()).isEqualTo(Message.Type.error);
    assertThat(error.getError().getCondition().toString()).isEqualTo("item-not-found");
  }

  @Test
  void storesNothingWhenThePasswordIsWrong() {
    try (XmppClient bob = site.login("bob")) {
      IQ refusal = site.register(bob, mailbox("bob"), "guess");
      assertThat(refusal.getType()).isEqualTo(IQ.Type.error);
      assertThat(refusal.getError().getCondition().toString()).isEqualTo("not-acceptable");
      IQ form = bob.ask("get", site.domain(), "<query xmlns='jabber:iq:register'/>");
      assertThat(form.toXML().toString()).doesNotContain("<registered");
    }
  }

  private static Message message(XmppClient client, String words) {
    return client.expectMessage(
        "a message with " + words,
        each ->
            each.getType() != Message.Type.error
                && each.getBody() != null
                && each.getBody().contains(words));
  }

  private static String awaitMail(String address, String folder, String words) {
    return await()
        .atMost(PATIENCE)
        .until(() -> delivered(address, folder, words), found -> !found.isEmpty())
        .get(0);
  }

  private static List<String> delivered(String address, String folder, String words) {
    return site.dovecot().mails(address, folder).stream().filter(it -> it.contains(words)).toList();
  }

  private static String messageId(String mail) {
    Matcher found = MESSAGE_ID.matcher(mail);
    assertThat(found.find()).as(mail).isTrue();
    return found.group(1);
  }

  private static String unfolded(String mail) {
    return mail.replaceAll("\\r?\\n[ \\t]+", " ");
  }
}
