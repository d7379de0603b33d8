package im.gangway.mail;

import static im.gangway.mail.ScriptedMailDomain.ALICE;
import static im.gangway.mail.ScriptedMailDomain.contact;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.dom4j.Element;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The table of errors: what a mail server says, at once or later, on the message it is about. */
class MailErrorsTest {
  private static final AtomicInteger COUNTER = new AtomicInteger();

  @TempDir static Path folder;
  private static ScriptedMailDomain site;

  private final int number = COUNTER.incrementAndGet();
  private final String id = "m" + number;
  private final String bob = "bob" + number + "@x.example";

  @BeforeAll
  static void start() throws Exception {
    site = new ScriptedMailDomain(folder);
  }

  @AfterAll
  static void stop() {
    site.close();
  }

  @AfterEach
  void takeEverythingAgain() {
    site.smarthost().answer("MAIL", "250 2.1.0 Ok").answer(".", "250 2.0.0 Queued");
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource({
    "RCPT, 550 5.1.1 No bob, cancel, item-not-found",
    "RCPT, 553 5.1.1 No bob, cancel, item-not-found",
    "RCPT, 550 5.1.0 No bob, cancel, item-not-found",
    "RCPT, 556 5.1.10 Null MX, cancel, item-not-found",
    "RCPT, 550 No bob, cancel, item-not-found",
    "RCPT, 553 No bob, cancel, item-not-found",
    "RCPT, 550 5.1.2 No domain, cancel, remote-server-not-found",
    "RCPT, 550 5.4.4 No route, cancel, remote-server-not-found",
    "., 554 5.4.4 No route, cancel, remote-server-not-found",
    "RCPT, 501 5.1.3 Bad syntax, modify, jid-malformed",
    "RCPT, 553 5.1.3 Bad syntax, modify, jid-malformed",
    "RCPT, 501 Bad syntax, modify, jid-malformed",
    "RCPT, 551 5.1.6 Moved away, cancel, gone",
    "RCPT, 551 Moved away, cancel, gone",
    "RCPT, 550 5.2.1 Disabled, cancel, service-unavailable",
    "RCPT, 550 5.3.2 No mail, cancel, service-unavailable",
    "RCPT, 521 No mail, cancel, service-unavailable",
    "RCPT, 556 No mail, cancel, service-unavailable",
    "RCPT, 552 5.2.2 Full, wait, resource-constraint",
    "., 552 5.2.2 Full, wait, resource-constraint",
    "RCPT, 552 Full, wait, resource-constraint",
    "RCPT, 550 5.4.5 Daily limit, wait, resource-constraint",
    "MAIL, 552 5.3.4 Too large, modify, policy-violation",
    "RCPT, 552 5.2.3 Too large, modify, policy-violation",
    "., 552 5.3.4 Too large, modify, policy-violation",
    "MAIL, 550 5.7.1 Not you, auth, forbidden",
    "RCPT, 550 5.7.1 Not you, auth, forbidden",
    "RCPT, 550 5.7.23 SPF, auth, forbidden",
    "RCPT, 550 5.7.25 No name, auth, forbidden",
    "., 550 5.7.26 DMARC, auth, forbidden",
    "., 550 5.7.27 No mail from there, auth, forbidden",
    "., 554 5.7.1 Spam, modify, not-acceptable",
    "., 550 5.7.1 Spam, modify, not-acceptable",
    "., 550 Spam, modify, not-acceptable",
    "., 554 5.6.0 Content, modify, not-acceptable",
    "RCPT, 553 5.6.7 SMTPUTF8, modify, not-acceptable",
    "MAIL, 530 5.7.0 Log in, auth, not-authorized",
    "MAIL, 534 5.7.9 Stronger login, auth, not-authorized",
    "MAIL, 535 5.7.8 Wrong login, auth, not-authorized",
    "., 554 5.4.6 Loop, cancel, undefined-condition",
    "RCPT, 503 5.5.1 Wrong order, cancel, undefined-condition",
    "RCPT, 599 What, cancel, undefined-condition",
  })
  void saysOnTheMessageWhyItWasRefused(
      String command, String answer, String type, String condition) {
    site.smarthost().answer(command.equals("RCPT") ? "RCPT TO:<" + bob : command, answer);
    site.write(ALICE, contact(bob), id, "Hello");
    assertError(type, condition, answer.replaceAll("^[0-9]+ ([0-9.]+ )?", ""));
  }

  @ParameterizedTest(name = "{0}, {1}")
  @CsvSource({
    "5.1.1, smtp; 550 5.1.1 No bob, cancel, item-not-found",
    "5.1.0, smtp; 553 5.1.0 No bob, cancel, item-not-found",
    "5.1.10, smtp; 556 5.1.10 Null MX, cancel, item-not-found",
    "5.0.0, smtp; 550 No bob, cancel, item-not-found",
    "5.0.0, smtp; 550 5.1.1 No bob, cancel, item-not-found",
    "5.1.2, X-Postfix; No domain, cancel, remote-server-not-found",
    "5.4.4, X-Postfix; Host not found, cancel, remote-server-not-found",
    "5.1.3, smtp; 501 5.1.3 Bad syntax, modify, jid-malformed",
    "5.1.6, smtp; 551 5.1.6 Moved away, cancel, gone",
    "5.2.1, smtp; 550 5.2.1 Disabled, cancel, service-unavailable",
    "5.3.2, smtp; 521 5.3.2 No mail, cancel, service-unavailable",
    "5.2.2, smtp; 552 5.2.2 Full, wait, resource-constraint",
    "4.2.2, smtp; 452 4.2.2 Full, wait, resource-constraint",
    "5.4.5, smtp; 550 5.4.5 Daily limit, wait, resource-constraint",
    "4.7.28, smtp; 450 4.7.28 Rate limit, wait, resource-constraint",
    "5.3.4, smtp; 552 5.3.4 Too large, modify, policy-violation",
    "5.2.3, smtp; 552 5.2.3 Too large, modify, policy-violation",
    "5.7.1, smtp; 550 5.7.1 Not you, auth, forbidden",
    "5.7.23, smtp; 550 5.7.23 SPF, auth, forbidden",
    "5.7.25, smtp; 550 5.7.25 No name, auth, forbidden",
    "5.7.26, smtp; 550 5.7.26 DMARC, auth, forbidden",
    "5.7.27, smtp; 550 5.7.27 No mail from there, auth, forbidden",
    "5.7.1, smtp; 554 5.7.1 Spam, modify, not-acceptable",
    "5.6.0, smtp; 554 5.6.0 Content, modify, not-acceptable",
    "5.6.7, smtp; 553 5.6.7 SMTPUTF8, modify, not-acceptable",
    "4.4.1, X-Postfix; No answer, wait, remote-server-timeout",
    "4.4.2, X-Postfix; Connection lost, wait, remote-server-timeout",
    "4.7.1, smtp; 451 4.7.1 Come back later, wait, remote-server-timeout",
    "4.4.7, X-Postfix; Expired, wait, remote-server-timeout",
    "4.0.0, smtp; 421 Later, wait, remote-server-timeout",
    "5.4.6, smtp; 554 5.4.6 Loop, cancel, undefined-condition",
    "5.5.1, smtp; 503 5.5.1 Wrong order, cancel, undefined-condition",
    "5.9.9, smtp; 599 What, cancel, undefined-condition",
  })
  void saysOnTheMessageWhyItDidNotArriveInTheEnd(
      String status, String diagnostic, String type, String condition) throws Exception {
    site.write(ALICE, contact(bob), id, "Hello");
    report("failed", status, diagnostic);
    assertError(type, condition, diagnostic.replaceAll("^.*; ([0-9]+ )?([0-9.]+ )?", ""));
  }

  @Test
  void saysThatAServerIsStillTrying() throws Exception {
    site.write(ALICE, contact(bob), id, "Hello");
    report("delayed", "4.4.1", "X-Postfix; No answer");
    Element notice = site.message("has not arrived yet");
    assertThat(notice.attributeValue("from")).startsWith(contact(bob));
    assertThat(notice.attributeValue("type")).isNotEqualTo("error");
  }

  @Test
  void givesAReceiptForADeliveryOnly() throws Exception {
    site.write(ALICE, contact(bob), id, "Hello");
    report("relayed", "2.0.0", "smtp; 250 Ok");
    report("expanded", "2.0.0", "smtp; 250 Ok");
    assertThat(site.component().fence(ALICE)).noneMatch(each -> each.element("received") != null);
    report("delivered", "2.0.0", "smtp; 250 Ok");
    Element receipt =
        site.component()
            .expect(
                "receipt", each -> each.element("received") != null, ScriptedMailDomain.PATIENCE);
    assertThat(receipt.element("received").attributeValue("id")).isEqualTo(id);
    assertThat(receipt.attributeValue("from")).startsWith(contact(bob));
  }

  @Test
  void saysWhatIsTooLargeBeforehand() {
    site.smarthost().offer("SIZE 100", "8BITMIME", "SMTPUTF8", "DSN", "ENHANCEDSTATUSCODES");
    refusedOnANewConnection("Hello", bob, "modify", "policy-violation");
  }

  @Test
  void saysWhatNeedsSmtpUtf8Beforehand() {
    site.smarthost().offer("SIZE 10000000", "8BITMIME", "DSN", "ENHANCEDSTATUSCODES");
    refusedOnANewConnection("Hello", "böb" + number + "@x.example", "modify", "not-acceptable");
  }

  /** What is offered is heard at the beginning of a connection. */
  private void refusedOnANewConnection(String text, String to, String type, String condition) {
    site.smarthost().hangUp();
    try {
      site.write(ALICE, contact(to), id, text);
      Element error = site.error(id).element("error");
      assertThat(error.attributeValue("type")).isEqualTo(type);
      assertThat(error.elements()).extracting(Element::getName).contains(condition);
    } finally {
      site.smarthost()
          .offer("SIZE 10000000", "8BITMIME", "SMTPUTF8", "DSN", "ENHANCEDSTATUSCODES")
          .hangUp();
    }
  }

  @Test
  void refusesWhomNothingIsMappedTo() {
    site.write("carol@elsewhere.example/r", contact(bob), id, "Hello");
    assertError("auth", "registration-required", "");
  }

  @Test
  void refusesAJidThatIsNoMailAddress() {
    site.write(ALICE, "bob@" + ScriptedMailDomain.MAIL, id, "Hello");
    Element error = site.error(id).element("error");
    assertThat(error.elements())
        .extracting(Element::getName)
        .containsAnyOf("item-not-found", "jid-malformed");
  }

  private void assertError(String type, String condition, String text) {
    Element message = site.error(id);
    Element error = message.element("error");
    assertThat(message.attributeValue("from")).startsWith(contact(bob));
    assertThat(error.attributeValue("type")).isEqualTo(type);
    assertThat(error.elements()).extracting(Element::getName).contains(condition);
    assertThat(error.elementText("text")).contains(text);
  }

  /** The mail server reports what became of the mail to {@link #bob}. */
  private void report(String action, String status, String diagnostic) throws Exception {
    String messageId =
        site.sent("To: " + bob + "\r\n").replaceAll("(?s).*Message-ID: <([^>]+)>.*", "$1");
    String report =
        """
        From: MAILER-DAEMON@mx.example
        Message-ID: <%1$s.%2$s@mx.example>
        Auto-Submitted: auto-replied
        Content-Type: multipart/report; report-type=delivery-status; boundary=b

        --b
        Content-Type: text/plain

        A report
        --b
        Content-Type: message/delivery-status

        Reporting-MTA: dns; mx.example

        Final-Recipient: rfc822;%3$s
        Action: %2$s
        Status: %4$s
        Diagnostic-Code: %5$s

        --b
        Content-Type: text/rfc822-headers

        Message-ID: <%6$s>
        --b--
        """
            .formatted(id, action, bob, status, diagnostic, messageId);
    assertThat(site.deliver("alice@org.example", report)).startsWith("250 ");
  }
}
