package im.gangway.email.bounce;

import im.gangway.email.address.MailAddress;
import im.gangway.email.mail.DeliveryReport;
import im.gangway.email.mail.DeliveryReport.Recipient;
import java.util.Optional;

/** What a report means for one recipient of a mail that we sent. */
public sealed interface Bounce {
  /** Whom we sent to, as far as the report says. */
  String recipient();

  /** It did not arrive and will not. */
  record Failed(String recipient, MailFailure failure, String text, Optional<MailAddress> movedTo)
      implements Bounce {}

  /** The server goes on trying. */
  record Delayed(String recipient, Optional<String> until) implements Bounce {}

  /** It is in the recipient's mailbox. */
  record Delivered(String recipient) implements Bounce {}

  /** It went on to where no reports come from. */
  record Unknown(String recipient) implements Bounce {}

  /** The meaning of one recipient's block of a {@link DeliveryReport}. */
  static Bounce of(Recipient recipient) {
    String to = recipient.originalRecipient().orElse(recipient.finalRecipient());
    return switch (recipient.action()) {
      case FAILED -> failed(to, recipient);
      case DELAYED -> new Delayed(to, recipient.retryUntil());
      case DELIVERED -> new Delivered(to);
      case RELAYED, EXPANDED -> new Unknown(to);
    };
  }

  private static Failed failed(String to, Recipient recipient) {
    SmtpReply reply = SmtpReply.read(recipient.diagnostic().orElse(""));
    String reported = recipient.status().orElse("");
    // Servers write 5.0.0 where the one that refused said more.
    String status = reported.isEmpty() || reported.endsWith(".0.0") ? reply.status() : reported;
    MailFailure failure = FailureTable.failure(reply.code(), status, SmtpPhase.REPORTED);
    Optional<MailAddress> moved =
        failure == MailFailure.MOVED
            ? reply.newAddress().flatMap(MailAddress::find)
            : Optional.empty();
    return new Failed(to, failure, reply.text(), moved);
  }
}
