package im.gangway.transport;

/** A text is no address of this network; the message says why. */
public final class InvalidAddressException extends LegacyException {
  private static final long serialVersionUID = 1L;

  public InvalidAddressException(Text text) {
    super(FailureReason.ADDRESS_INVALID, text);
  }

  /** With words that are the same in every language. */
  public InvalidAddressException(String text) {
    super(FailureReason.ADDRESS_INVALID, text);
  }
}
