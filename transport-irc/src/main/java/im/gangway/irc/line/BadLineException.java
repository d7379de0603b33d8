package im.gangway.irc.line;

/**
 * Says that some bytes are no IRC line because they hold no command; the reader skips it and goes
 * on.
 */
public final class BadLineException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public BadLineException(String message) {
    super(message);
  }
}
