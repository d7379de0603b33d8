package im.gangway.email.mail;

import static org.assertj.core.api.Assertions.assertThat;

import im.gangway.email.bounce.Bounce;
import im.gangway.email.quote.QuoteTrimmer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every mail of the corpus says what the file beside it expects: lines {@code key = value}, {@code
 * key~ = contained} or {@code key# = number of words}, in which {@code \n} is a line end.
 */
class CorpusTest {
  private final MailParser parser = new MailParser(MailLimits.DEFAULT);

  static List<Path> mails() throws IOException {
    return Corpus.mails();
  }

  @Test
  void hasAtLeast80Mails() throws IOException {
    assertThat(mails()).hasSizeGreaterThanOrEqualTo(80);
  }

  @ParameterizedTest
  @MethodSource("mails")
  void saysWhatIsExpected(Path file) throws IOException {
    Mail mail = parser.parse(Files.readAllBytes(file));
    String expectations = file.toString().replaceFirst("\\.eml$", ".expect");
    for (String line : Files.readAllLines(Path.of(expectations))) {
      check(file.getFileName() + ": " + line, mail, line);
    }
  }

  private static void check(String what, Mail mail, String line) {
    int equals = line.indexOf(" =");
    String key = line.substring(0, equals);
    String expected = line.substring(Math.min(line.length(), equals + 3)).replace("\\n", "\n");
    if (key.endsWith("~")) {
      assertThat(value(mail, key.replace("~", ""))).as(what).contains(expected);
    } else if (key.endsWith("#")) {
      assertThat(value(mail, key.replace("#", "")).split(" "))
          .as(what)
          .hasSize(Integer.parseInt(expected));
    } else {
      assertThat(value(mail, key)).as(what).isEqualTo(expected);
    }
  }

  private static String value(Mail mail, String key) {
    return switch (key) {
      case "from" -> join("; ", mail.people().from());
      case "sender" -> text(mail.people().sender());
      case "reply-to" -> join("; ", mail.people().replyTo());
      case "to" -> join("; ", mail.people().to());
      case "cc" -> join("; ", mail.people().cc());
      case "bcc" -> join("; ", mail.people().bcc());
      case "receipt-to" -> join("; ", mail.receiptTo());
      case "subject" -> mail.subject();
      case "date" -> text(mail.date());
      case "id" -> text(mail.ids().messageId());
      case "in-reply-to" -> join(" ", mail.ids().inReplyTo());
      case "references" -> join(" ", mail.ids().references());
      case "root" -> text(mail.ids().root());
      case "parent" -> text(mail.ids().parent());
      case "text" -> mail.body().text();
      case "trimmed" -> QuoteTrimmer.trim(mail.body()).text();
      case "html" -> "" + mail.body().html().isPresent();
      case "attachments" ->
          mail.attachments().stream().map(CorpusTest::attachment).collect(Collectors.joining("; "));
      case "list-id" -> text(mail.list().map(ListHeaders::id));
      case "list-name" -> text(mail.list().flatMap(ListHeaders::name));
      case "list-post" -> text(mail.list().flatMap(ListHeaders::post));
      case "list-unsubscribe" -> join(" ", mail.list().orElseThrow().unsubscribe());
      case "one-click" -> "" + mail.list().orElseThrow().isOneClick();
      case "automatic" -> "" + !mail.automation().mayBeAnswered();
      case "spam" -> "" + mail.isSpam();
      case "report" -> text(mail.deliveryReport().map(CorpusTest::report));
      case "bounce" -> bounce(mail);
      case "read" ->
          text(
              mail.readReport()
                  .map(
                      it ->
                          bars(
                              it.originalMessageId(),
                              it.recipient(),
                              Optional.of(it.disposition()))));
      case "invitation" ->
          mail.invitations().stream().map(CorpusTest::invitation).collect(Collectors.joining("; "));
      case "protection" -> mail.protection().name();
      case "chat" ->
          text(
              mail.chat()
                  .map(
                      it ->
                          it.version()
                              + '|'
                              + bars(it.groupId(), it.groupName(), it.edits(), it.deletes())));
      case "reaction" -> text(mail.reaction());
      case "flaws" ->
          mail.flaws().stream().sorted().map(Flaw::name).collect(Collectors.joining(" "));
      default -> throw new IllegalArgumentException("No such expectation: " + key);
    };
  }

  private static String attachment(Attachment it) {
    String inline = it.isInline() ? "|inline" : "";
    return it.partId()
        + '|'
        + it.name().orElse("")
        + '|'
        + it.mediaType()
        + '|'
        + it.size()
        + inline;
  }

  private static String report(DeliveryReport report) {
    String recipients =
        report.recipients().stream()
            .map(
                it ->
                    (it.originalRecipient().orElse(it.finalRecipient())
                            + ' '
                            + it.action()
                            + ' '
                            + it.status().orElse(""))
                        .strip())
            .collect(Collectors.joining("; "));
    return bars(report.envelopeId(), report.originalMessageId()) + '|' + recipients;
  }

  private static String bounce(Mail mail) {
    Bounce bounce = Bounce.of(mail.deliveryReport().orElseThrow().recipients().get(0));
    return bounce instanceof Bounce.Failed failed ? failed.failure().name() : "";
  }

  private static String invitation(Invitation it) {
    return it.method()
        + '|'
        + bars(
            it.uid(),
            Optional.of(it.sequence()),
            it.summary(),
            it.start(),
            it.zone(),
            it.location(),
            it.organizer())
        + '|'
        + it.attendees();
  }

  private static String bars(Optional<?>... values) {
    return Stream.of(values).map(CorpusTest::text).collect(Collectors.joining("|"));
  }

  private static String text(Optional<?> value) {
    return value.map(Object::toString).orElse("");
  }

  private static String join(String between, Collection<?> values) {
    return values.stream().map(Object::toString).collect(Collectors.joining(between));
  }
}
