package im.gangway.email.compose;

/**
 * A mail as it is sent.
 *
 * @param messageId without brackets
 * @param needsSmtpUtf8 whether only servers that speak SMTPUTF8 (RFC 6531) may be given it
 */
public record ComposedMail(byte[] bytes, String messageId, boolean needsSmtpUtf8) {}
