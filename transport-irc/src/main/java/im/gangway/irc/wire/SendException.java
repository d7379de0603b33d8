package im.gangway.irc.wire;

/** Says that a line was not written: too many wait already, or the connection is closed. */
public final class SendException extends Exception {
  private static final long serialVersionUID = 1L;

  private final boolean full;

  private SendException(String message, boolean full) {
    super(message, null, false, false);
    this.full = full;
  }

  static SendException full() {
    return new SendException("Too many lines wait to be sent", true);
  }

  static SendException closed() {
    return new SendException("The connection is closed", false);
  }

  /** True when the same line may be sent later. */
  public boolean isFull() {
    return full;
  }
}
