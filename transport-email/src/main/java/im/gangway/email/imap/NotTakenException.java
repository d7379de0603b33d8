package im.gangway.email.imap;

/** The listener could not take a mail, which is told again later. */
final class NotTakenException extends Exception {
  private static final long serialVersionUID = 1L;

  NotTakenException(Throwable cause) {
    super(cause);
  }
}
