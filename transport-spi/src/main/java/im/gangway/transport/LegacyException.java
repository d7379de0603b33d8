package im.gangway.transport;

/**
 * Something failed on the legacy side for a reason that the user is told.
 *
 * <p>The text is for a person: what happened, with what, what to do. The message is the text in
 * English.
 */
public class LegacyException extends Exception {
  private static final long serialVersionUID = 1L;

  private final FailureReason reason;
  private final transient Text text;

  public LegacyException(FailureReason reason, Text text) {
    super(text.toString());
    this.reason = reason;
    this.text = text;
  }

  public LegacyException(FailureReason reason, Text text, Throwable cause) {
    super(text.toString(), cause);
    this.reason = reason;
    this.text = text;
  }

  /** With words that are the same in every language, such as what the network said. */
  public LegacyException(FailureReason reason, String text) {
    this(reason, Text.literal(text));
  }

  /** With words that are the same in every language, such as what the network said. */
  public LegacyException(FailureReason reason, String text, Throwable cause) {
    this(reason, Text.literal(text), cause);
  }

  /** Why it failed. */
  public final FailureReason reason() {
    return reason;
  }

  /** The text for a person. */
  public final Text text() {
    return text;
  }
}
