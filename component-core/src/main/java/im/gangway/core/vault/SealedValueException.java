package im.gangway.core.vault;

/** A sealed value cannot be opened; the message names the key or the damage, never the value. */
public final class SealedValueException extends Exception {
  private static final long serialVersionUID = 1L;

  /** Why a value stays shut. */
  public enum Reason {
    /** The key it was sealed with is not in the key file: it opens again when the key is back. */
    UNKNOWN_KEY,
    /** It was changed, cut, sealed for another place, or its key id now names another key. */
    DAMAGED
  }

  private final Reason reason;

  SealedValueException(Reason reason, String message) {
    super(message);
    this.reason = reason;
  }

  /** Whether a key is missing or the value itself is wrong. */
  public Reason reason() {
    return reason;
  }
}
