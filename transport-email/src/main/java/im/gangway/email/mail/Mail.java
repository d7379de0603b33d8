package im.gangway.email.mail;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A mail as data. Every text in it may stand in XML.
 *
 * @param subject in one line; may be empty
 * @param date when its sender says it was written
 * @param list if it came by a mailing list
 * @param reaction an emoji that answers {@code ids().parent()} (RFC 9078)
 * @param receiptTo who wants to know that it was read
 * @param authenticationResults as written, topmost first; only what our own server added is to be
 *     believed (RFC 8601)
 * @param isSpam whether a server before us took it for that
 */
public record Mail(
    Correspondents people,
    MessageIds ids,
    String subject,
    Optional<Instant> date,
    Body body,
    List<Attachment> attachments,
    List<Invitation> invitations,
    Optional<ListHeaders> list,
    Automation automation,
    Optional<DeliveryReport> deliveryReport,
    Optional<ReadReport> readReport,
    Optional<ChatHeaders> chat,
    Optional<String> reaction,
    List<Mailbox> receiptTo,
    Protection protection,
    List<String> authenticationResults,
    boolean isSpam,
    Set<Flaw> flaws) {}
