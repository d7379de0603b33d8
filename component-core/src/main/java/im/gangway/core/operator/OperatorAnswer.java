package im.gangway.core.operator;

/**
 * What came of a command.
 *
 * @param text lines for the operator
 */
public record OperatorAnswer(int status, String text) {
  /** It was done. */
  public static final int DONE = 0;

  /** It was not; the text says why. */
  public static final int REFUSED = 1;

  /** There is no such command. */
  public static final int UNKNOWN = 2;
}
