package im.gangway.email.incoming;

import im.gangway.email.address.MailAddress;
import java.time.Instant;
import java.util.Optional;

/**
 * A mail that came for a user, as it came.
 *
 * @param owner the user's own address
 * @param deliveredTo the envelope recipient, where it is known; else the same
 * @param arrivedAt when the mail server took it
 * @param remark what the user should know about it and the mail does not say; empty for nothing
 * @param attempt how often the user's server has sent it back to be delivered later
 */
// An array: mails are passed on, never compared.
@SuppressWarnings("ArrayRecordComponent")
public record ArrivedMail(
    MailAddress owner,
    MailAddress deliveredTo,
    byte[] bytes,
    Optional<Instant> arrivedAt,
    String remark,
    int attempt) {}
