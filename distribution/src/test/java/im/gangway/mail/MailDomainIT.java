package im.gangway.mail;

import static im.gangway.mail.DomainSite.ALICE;
import static im.gangway.mail.DomainSite.BOB;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import im.gangway.peers.PeerLogs;
import im.gangway.peers.XmppClient;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.jivesoftware.smack.packet.Message;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A mail domain with real servers: Postfix hands over by LMTP and sends on, Prosody has users. */
@ExtendWith(PeerLogs.class)
class MailDomainIT {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static DomainSite site;
  private static XmppClient alice;

  @BeforeAll
  static void start() {
    site = new DomainSite();
    alice = site.login("alice");
  }

  @AfterAll
  static void stop() throws Exception {
    alice.close();
    site.close();
  }

  @Test
  void talksWithAMailbox() throws Exception {
    site.mail("Message-ID: <lunch@example.net>\r\nSubject: Lunch\r\n", "At one?", ALICE);
    Message lunch = alice.expectMessage("lunch", each -> isFrom(each, BOB));
    assertThat(lunch.getBody()).isEqualTo("Lunch\n\nAt one?");
    awaitLog("to=<alice@org.example>", "status=sent (250 2.1.5");
    alice.whisper(site.contact(BOB), "At two");
    String answer = awaitMail("At two");
    assertThat(answer)
        .contains("Return-Path: <alice@org.example>", "From: alice <alice@org.example>")
        .contains("To: bob@example.net", "Subject: Re: Lunch")
        .contains("In-Reply-To: <lunch@example.net>", "References: <lunch@example.net>");
  }

  @Test
  void answersForEachRecipient() throws Exception {
    site.mail("Subject: Both\r\n", "Hello both", ALICE, "ghost@org.example");
    alice.expectMessage("both", each -> isFrom(each, BOB) && body(each).contains("Hello both"));
    awaitLog("to=<alice@org.example>", "status=sent (250 2.1.5");
    awaitLog("to=<ghost@org.example>", "status=bounced", "550 5.1.1", "end of DATA command");
    assertThat(awaitMail("Final-Recipient: rfc822; ghost@org.example"))
        .contains("Action: failed", "Status: 5.1.1", "Subject: Both")
        .doesNotContain("Final-Recipient: rfc822; alice@org.example");
  }

  @Test
  void refusesAnAddressThatIsNotMapped() throws Exception {
    site.mail("Subject: Nobody\r\n", "Hello", "alice@unmapped.example");
    awaitLog("to=<alice@unmapped.example>", "status=bounced", "550 5.1.1", "RCPT TO command");
    assertThat(awaitMail("Final-Recipient: rfc822; alice@unmapped.example"))
        .contains("Status: 5.1.1");
  }

  @Test
  void takesNothingFromStrangers() throws Exception {
    InetAddress stranger = InetAddress.getByName("127.0.0.2");
    try (Socket socket =
            new Socket(InetAddress.getLoopbackAddress(), site.lmtpPort(), stranger, 0);
        BufferedReader in =
            new BufferedReader(
                new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))) {
      assertThat(in.lines()).containsExactly("554 5.7.1 Not from you");
    }
  }

  @Test
  void hearsFromPostfixThatAMailDidNotArrive() {
    String id = alice.whisper(site.contact("nobody@example.net"), "Are you there?");
    Message error = alice.expectMessage("the bounce", each -> id.equals(each.getStanzaId()));
    assertThat(error.getType()).isEqualTo(Message.Type.error);
    assertThat(error.getError().getCondition().toString()).isEqualTo("item-not-found");
    assertThat(error.getError().getType().toString()).isEqualToIgnoringCase("cancel");
    assertThat(error.getError().getDescriptiveText()).contains("User doesn't exist");
  }

  @Test
  void hearsAtOnceOfADomainThatPostfixDoesNotKnow() {
    String id = alice.whisper(site.contact("somebody@nowhere.example"), "Are you there?");
    Message error = alice.expectMessage("the refusal", each -> id.equals(each.getStanzaId()));
    assertThat(error.getError().getCondition().toString()).isEqualTo("remote-server-not-found");
  }

  private static boolean isFrom(Message message, String address) {
    return message.getFrom().asBareJid().toString().equals(site.contact(address));
  }

  private static String body(Message message) {
    return String.valueOf(message.getBody());
  }

  private static void awaitLog(String... words) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(site.postfix().process().outputSinceStart().lines())
                    .anySatisfy(line -> assertThat(line).contains(words)));
  }

  /** The mail in Bob's mailbox with these words. */
  private static String awaitMail(String words) {
    return await().atMost(PATIENCE).until(() -> mails(words), found -> !found.isEmpty()).get(0);
  }

  private static List<String> mails(String words) {
    return site.dovecot().mails(BOB, "INBOX").stream().filter(it -> it.contains(words)).toList();
  }
}
