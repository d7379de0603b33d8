package im.gangway.email.compose;

import im.gangway.email.address.MailAddress;
import im.gangway.email.compose.OutgoingMail.File;
import im.gangway.email.compose.OutgoingMail.Origin;
import im.gangway.email.compose.OutgoingMail.Parent;
import im.gangway.email.mail.Automation;
import im.gangway.email.mail.Mailbox;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Writes mails: a pure function whose bytes are the same for the same mail.
 *
 * <p>Nothing that a user typed can end a header. Lines stay below 998 bytes. Thread-safe.
 */
public final class MailComposer {
  private static final int MAX_REFERENCES = 20;
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("EEE, d MMM yyyy HH:mm:ss Z", Locale.ENGLISH);

  private MailComposer() {}

  /** The mail as it is sent; Bcc recipients are named in the envelope only. */
  public static ComposedMail compose(OutgoingMail mail) {
    String messageId = OwnMessageId.of(mail.id(), mail.from().address());
    HeaderLines headers = new HeaderLines();
    headers.add("Date", DATE.format(mail.date().atOffset(ZoneOffset.UTC)));
    headers.mailboxes("From", List.of(mail.from()));
    headers.mailboxes("To", mail.to()).mailboxes("Cc", mail.cc());
    headers.text("Subject", mail.subject()).ids("Message-ID", List.of(messageId));
    mail.parent().ifPresent(parent -> thread(headers, parent));
    if (mail.wantsReadReport()) {
      headers.mailboxes("Disposition-Notification-To", List.of(mail.from()));
    }
    origin(headers, mail.origin());
    headers.add("MIME-Version", "1.0");
    String whole = headers + content(mail).toString();
    return new ComposedMail(whole.getBytes(StandardCharsets.UTF_8), messageId, needsUtf8(mail));
  }

  /** The Message-ID that a mail will have, without brackets. */
  public static String messageId(String id, MailAddress from) {
    return OwnMessageId.of(id, from);
  }

  private static void thread(HeaderLines headers, Parent parent) {
    headers.ids("In-Reply-To", List.of(parent.messageId()));
    headers.ids("References", chain(parent));
  }

  /** The root, which names the thread, and the latest ones. */
  private static List<String> chain(Parent parent) {
    List<String> all = new ArrayList<>(parent.references());
    all.remove(parent.messageId());
    all.add(parent.messageId());
    if (all.size() > MAX_REFERENCES) {
      all.subList(1, all.size() - MAX_REFERENCES + 1).clear();
    }
    return all;
  }

  private static void origin(HeaderLines headers, Origin origin) {
    if (origin != Origin.PERSON) {
      headers.add("Auto-Submitted", origin == Origin.REPLIED ? "auto-replied" : "auto-generated");
      headers.add(Automation.LOOP_HEADER, "1");
    }
  }

  private static MimeContent content(OutgoingMail mail) {
    String seed = OwnMessageId.digest(mail.id() + mail.text());
    MimeContent text =
        MimeContent.text("plain; charset=UTF-8; format=flowed", FlowedText.wrap(mail.text()));
    String html = StyledHtml.of(mail.text());
    MimeContent body =
        html.isEmpty()
            ? text
            : MimeContent.multipart("alternative", "a" + seed, List.of(text, html(html)));
    if (mail.files().isEmpty()) {
      return body;
    }
    Stream<MimeContent> files = mail.files().stream().map(MailComposer::file);
    return MimeContent.multipart(
        "mixed", "m" + seed, Stream.concat(Stream.of(body), files).toList());
  }

  private static MimeContent html(String html) {
    return MimeContent.text("html; charset=UTF-8", html.replace("\n", "\r\n"));
  }

  private static MimeContent file(File file) {
    return MimeContent.file(file.name(), file.mediaType(), file.content());
  }

  private static boolean needsUtf8(OutgoingMail mail) {
    return Stream.of(List.of(mail.from()), mail.to(), mail.cc())
        .flatMap(List::stream)
        .map(Mailbox::address)
        .anyMatch(each -> each.needsSmtpUtf8());
  }
}
