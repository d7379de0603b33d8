package im.gangway.email.mail;

import java.util.Optional;

/**
 * A file in a mail; {@link MailParser#content} has what is in it.
 *
 * @param partId where it is
 * @param name of the file, without a path; empty if it has none
 * @param size in bytes, without the transfer encoding
 * @param contentId what HTML calls it, without brackets
 * @param isInline whether it is shown in the text rather than beside it
 */
public record Attachment(
    String partId,
    Optional<String> name,
    String mediaType,
    long size,
    Optional<String> contentId,
    boolean isInline) {}
