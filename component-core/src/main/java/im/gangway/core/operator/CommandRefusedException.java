package im.gangway.core.operator;

/** A command of the operator was not done; the message says why. */
public final class CommandRefusedException extends Exception {
  private static final long serialVersionUID = 1;

  /** A reason as a sentence. */
  public CommandRefusedException(String sentence) {
    super(sentence);
  }
}
