package im.gangway.email.incoming;

import im.gangway.email.mail.Mail;
import im.gangway.email.mail.MailParser;
import im.gangway.transport.Attachment;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** The files of a mail that are passed on as files. */
final class MailFiles {
  private static final int MOST = 20;

  private MailFiles() {}

  /** Those that the sender has put beside the text; pictures of the text's layout are not. */
  static List<im.gangway.email.mail.Attachment> passedOn(Mail mail) {
    return mail.attachments().stream()
        .filter(each -> !each.isInline() || each.contentId().isEmpty())
        .limit(MOST)
        .toList();
  }

  /** The same as the gateway takes them; read when they are kept. */
  static List<Attachment> of(Mail mail, byte[] bytes, MailParser parser) {
    return passedOn(mail).stream().map(each -> file(each, bytes, parser)).toList();
  }

  private static Attachment file(
      im.gangway.email.mail.Attachment part, byte[] bytes, MailParser parser) {
    return new Attachment(
        part.name().orElse(""),
        part.mediaType(),
        new Attachment.Content() {
          @Override
          public long size() {
            return part.size();
          }

          @Override
          public InputStream open() throws IOException {
            return new ByteArrayInputStream(
                parser
                    .content(bytes, part.partId())
                    .orElseThrow(() -> new IOException("The mail has no such part")));
          }
        });
  }
}
