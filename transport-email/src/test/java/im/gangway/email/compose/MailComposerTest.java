package im.gangway.email.compose;

import static org.assertj.core.api.Assertions.assertThat;

import im.gangway.email.address.MailAddress;
import im.gangway.email.compose.OutgoingMail.File;
import im.gangway.email.compose.OutgoingMail.Origin;
import im.gangway.email.compose.OutgoingMail.Parent;
import im.gangway.email.mail.Mail;
import im.gangway.email.mail.MailLimits;
import im.gangway.email.mail.MailParser;
import im.gangway.email.mail.Mailbox;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailComposerTest {
  private static final Instant NOW = Instant.parse("2026-11-02T09:00:00Z");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Hello",
        "Grüße 😀",
        "line one\nline two",
        "> quoted\nanswer",
        " indented",
        "From here",
        "text\n-- \nJane",
        "three\n\n\nempty",
        "tab\there",
        "=?utf-8?q?no?="
      })
  void saysWhatWasWritten(String text) {
    assertThat(parse(mail("s", text)).body().text()).isEqualTo(text.strip());
  }

  @Test
  void joinsLongLinesAgain() {
    String text = "word ".repeat(100).strip() + "\n> " + "quoted ".repeat(40).strip();
    assertThat(parse(mail("s", text)).body().text()).isEqualTo(text);
    assertThat(lines(mail("s", text))).allMatch(each -> each.length() <= 998);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Hello", "Grüße aus Köln", "=?utf-8?q?x?=", "a, b; \"c\""})
  void keepsTheSubject(String subject) {
    assertThat(parse(mail(subject, "x")).subject().replace("= ?", "=?")).isEqualTo(subject);
  }

  @Test
  void keepsALongSubject() {
    String subject = "Köln und Düsseldorf ".repeat(10).strip();
    assertThat(parse(mail(subject, "x")).subject()).isEqualTo(subject);
    assertThat(lines(mail(subject, "x"))).allMatch(each -> each.length() <= 78);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x\r\nBcc: evil@example.org",
        "x\nBcc: evil@example.org",
        "x\rBcc: evil",
        "\u2028Bcc: e",
        "x\r\n\r\nbody"
      })
  void letsNobodyAddAHeader(String hostile) throws Exception {
    Mailbox named = new Mailbox(Optional.of(hostile), MailAddress.parse("b@example.org"));
    OutgoingMail mail =
        new OutgoingMail(
            hostile,
            named,
            List.of(named),
            List.of(),
            hostile,
            "text",
            NOW,
            Optional.of(new Parent("a" + hostile, List.of(hostile, "r@x"))),
            Origin.PERSON,
            false,
            List.of(new File(hostile, hostile, new byte[] {1})));
    Mail read = parse(mail);
    assertThat(read.people().bcc()).isEmpty();
    assertThat(read.body().text()).isEqualTo("text");
    assertThat(lines(mail)).noneMatch(each -> each.startsWith("Bcc"));
  }

  @Test
  void hasTheSameIdForTheSameMessage() {
    ComposedMail first = MailComposer.compose(mail("s", "x"));
    ComposedMail again = MailComposer.compose(mail("s", "x"));
    assertThat(again.messageId()).isEqualTo(first.messageId()).endsWith("@example.org");
    assertThat(again.bytes()).isEqualTo(first.bytes());
  }

  @Test
  void keepsTheRootAndTheLatestOfALongThread() {
    List<String> long100 = IntStream.range(0, 100).mapToObj(each -> "r" + each + "@x").toList();
    Mail read = parse(answer(new Parent("r99@x", long100)));
    assertThat(read.ids().references()).hasSize(20).startsWith("r0@x").endsWith("r99@x");
    assertThat(read.ids().parent()).contains("r99@x");
  }

  @Test
  void sendsHtmlForStyledTextOnly() {
    Mail styled = parse(mail("s", "so *bold* and `<b>`"));
    assertThat(styled.body().html().orElseThrow())
        .contains("<strong>bold</strong>", "<code>&lt;b&gt;</code>");
    assertThat(styled.body().text()).isEqualTo("so *bold* and `<b>`");
    assertThat(parse(mail("s", "2 * 3 * 4 and snake_case_name")).body().html()).isEmpty();
  }

  @Test
  void marksWhatNobodyWrote() {
    assertThat(parse(mail("s", "x")).automation().mayBeAnswered()).isTrue();
    assertThat(parse(automatic()).automation().mayBeAnswered()).isFalse();
    assertThat(parse(automatic()).automation().isOwn()).isTrue();
  }

  @Test
  void carriesFilesByteForByte() throws Exception {
    byte[] content = new byte[1000];
    IntStream.range(0, 1000).forEach(each -> content[each] = (byte) each);
    Mailbox me = new Mailbox(Optional.empty(), MailAddress.parse("a@example.org"));
    OutgoingMail mail =
        new OutgoingMail(
            "1",
            me,
            List.of(me),
            List.of(),
            "s",
            "see",
            NOW,
            Optional.empty(),
            Origin.PERSON,
            false,
            List.of(new File("Grüße 1.bin", "application/x-test", content)));
    byte[] bytes = MailComposer.compose(mail).bytes();
    MailParser parser = new MailParser(MailLimits.DEFAULT);
    assertThat(parser.parse(bytes).attachments().get(0).name()).contains("Grüße 1.bin");
    assertThat(parser.content(bytes, "2")).contains(content);
  }

  @Test
  void saysWhatNeedsSmtpUtf8() throws Exception {
    Mailbox me = new Mailbox(Optional.of("Jörg"), MailAddress.parse("用户@例子.example"));
    OutgoingMail mail = mail(me, "s", "x", Optional.empty(), Origin.PERSON);
    assertThat(MailComposer.compose(mail).needsSmtpUtf8()).isTrue();
    assertThat(parse(mail).people().from()).containsExactly(me);
    assertThat(MailComposer.compose(mail("s", "x")).needsSmtpUtf8()).isFalse();
  }

  private static OutgoingMail mail(String subject, String text) {
    return mail(me(), subject, text, Optional.empty(), Origin.PERSON);
  }

  private static OutgoingMail answer(Parent parent) {
    return mail(me(), "s", "x", Optional.of(parent), Origin.PERSON);
  }

  private static OutgoingMail automatic() {
    return mail(me(), "s", "x", Optional.empty(), Origin.GENERATED);
  }

  private static Mailbox me() {
    return new Mailbox(
        Optional.of("Jane, Dr. Doe"), MailAddress.find("jane@example.org").orElseThrow());
  }

  private static OutgoingMail mail(
      Mailbox from, String subject, String text, Optional<Parent> parent, Origin origin) {
    return new OutgoingMail(
        "id1",
        from,
        List.of(from),
        List.of(),
        subject,
        text,
        NOW,
        parent,
        origin,
        false,
        List.of());
  }

  private static Mail parse(OutgoingMail mail) {
    return new MailParser(MailLimits.DEFAULT).parse(MailComposer.compose(mail).bytes());
  }

  private static List<String> lines(OutgoingMail mail) {
    String text = new String(MailComposer.compose(mail).bytes(), StandardCharsets.UTF_8);
    return List.of(text.split("\r\n"));
  }
}
