package im.gangway.email.bounce;

/** What a server answered to: the same code means another thing later in the conversation. */
public enum SmtpPhase {
  /** AUTH, or what our own submission server says about us. */
  LOGIN,
  /** MAIL and RCPT. */
  ENVELOPE,
  /** DATA and what follows. */
  CONTENT,
  /** Told in a report, where it is not known. */
  REPORTED
}
