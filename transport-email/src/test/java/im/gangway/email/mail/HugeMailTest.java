package im.gangway.email.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import im.gangway.email.quote.QuoteTrimmer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Mails that are large in one direction; the time limit only ends a test that would not end. */
class HugeMailTest {
  private static final Duration ENDLESS = Duration.ofMinutes(1);

  private final MailParser parser = new MailParser(MailLimits.DEFAULT);

  @Test
  void readsAMailOf30MegabytesInOneAttachment() {
    Mail mail =
        parse(
            () ->
                "Content-Type: multipart/mixed; boundary=b\n\n--b\n\nHi\n--b\nContent-Type: image/png\n"
                    + "Content-Transfer-Encoding: base64\n\n"
                    + "QUFB\n".repeat(6 << 20)
                    + "--b--\n");
    assertThat(mail.body().text()).isEqualTo("Hi");
    assertThat(mail.attachments())
        .singleElement()
        .extracting(Attachment::size)
        .isEqualTo(18L << 20);
  }

  @Test
  void stopsAtAMillionParts() {
    Mail mail =
        parse(() -> "Content-Type: multipart/mixed; boundary=b\n\n" + "--b\n\n".repeat(1_000_000));
    assertThat(mail.flaws()).contains(Flaw.CUT);
  }

  @Test
  void stopsAtAMillionHeaders() {
    Mail mail = parse(() -> "Subject: Hi\n" + "X-A: b\n".repeat(1_000_000) + "\nHello");
    assertThat(mail.subject()).isEqualTo("Hi");
    assertThat(mail.body().text()).isEqualTo("Hello");
    assertThat(mail.flaws()).contains(Flaw.CUT);
  }

  @Test
  void stopsAtAHeaderOfTenMegabytes() {
    Mail mail = parse(() -> "Subject: " + "long ".repeat(2 << 20) + "\n\nHello");
    assertThat(mail.subject().length()).isLessThanOrEqualTo(1000);
  }

  @Test
  void cutsATextOfTenMegabytes() {
    Mail mail = parse(() -> "\n" + "words and \n".repeat(1 << 20));
    assertThat(mail.body().text().length()).isLessThanOrEqualTo(1 << 20);
    assertThat(mail.flaws()).contains(Flaw.CUT);
  }

  @Test
  void flattensHtmlThatIsNested100000Deep() {
    Mail mail = parse(() -> "Content-Type: text/html\n\n" + "<div><b>".repeat(100_000) + "deep");
    assertThat(mail.body().text()).contains("deep");
  }

  @Test
  void readsManyQuotes() {
    Mail mail =
        parse(() -> "Content-Type: text/html\n\nx" + "<blockquote type=cite>".repeat(20_000) + "a");
    assertThat(mail.body().text()).contains("a");
  }

  @Test
  void trimsATextOfEmptyLines() {
    Mail mail = parse(() -> "\na\n" + "\n".repeat(500_000) + "b:\n" + "c:\n".repeat(100_000));
    assertThat(mail.body().text()).startsWith("a");
  }

  @Test
  void readsAddressesWithoutEnd() {
    Mail mail =
        parse(
            () ->
                "To: "
                    + "(\"<".repeat(50_000)
                    + "\nCc: "
                    + "a@example.org,".repeat(10_000)
                    + "\n\nHi");
    assertThat(mail.people().cc()).hasSize(500);
  }

  private Mail parse(Supplier<String> mail) {
    byte[] bytes = mail.get().getBytes(StandardCharsets.ISO_8859_1);
    return assertTimeoutPreemptively(
        ENDLESS,
        () -> {
          Mail parsed = parser.parse(bytes);
          QuoteTrimmer.trim(parsed.body());
          return parsed;
        });
  }
}
