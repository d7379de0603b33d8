package im.gangway.core.operator;

/** A gateway runs already where another one was to start. */
public final class SocketTakenException extends Exception {
  private static final long serialVersionUID = 1;

  SocketTakenException(String sentence) {
    super(sentence);
  }
}
