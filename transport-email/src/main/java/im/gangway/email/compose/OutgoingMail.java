package im.gangway.email.compose;

import im.gangway.email.mail.Mailbox;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A mail to be written.
 *
 * @param id of the message that it comes from, unique for its sender: the same id makes the same
 *     Message-ID
 * @param text with the marks of XEP-0393
 * @param parent the mail that it answers
 * @param wantsReadReport whether to ask for one (RFC 8098)
 */
public record OutgoingMail(
    String id,
    Mailbox from,
    List<Mailbox> to,
    List<Mailbox> cc,
    String subject,
    String text,
    Instant date,
    Optional<Parent> parent,
    Origin origin,
    boolean wantsReadReport,
    List<File> files) {

  public OutgoingMail {
    if (id.isEmpty()) {
      throw new IllegalArgumentException("A mail needs an id");
    }
  }

  /** A mail that is answered; ids without brackets, the thread's root first. */
  public record Parent(String messageId, List<String> references) {}

  /** A file that goes along. */
  public record File(String name, String mediaType, byte[] content) {}

  /** Who caused it (RFC 3834). */
  public enum Origin {
    /** A person. */
    PERSON,
    /** The gateway of its own accord. */
    GENERATED,
    /** The gateway in answer to a mail. */
    REPLIED
  }
}
