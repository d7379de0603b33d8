package im.gangway.transport;

/**
 * Something failed on the legacy side for a reason that the user is told.
 *
 * <p>The message is for a person: what happened, with what, what to do.
 */
public class LegacyException extends Exception {
  private static final long serialVersionUID = 1L;

  private final FailureReason reason;

  public LegacyException(FailureReason reason, String text) {
    super(text);
    this.reason = reason;
  }

  public LegacyException(FailureReason reason, String text, Throwable cause) {
    super(text, cause);
    this.reason = reason;
  }

  /** Why it failed. */
  public final FailureReason reason() {
    return reason;
  }

  /** The text for a person. */
  public final String text() {
    String text = getMessage();
    return text == null ? "" : text;
  }
}
