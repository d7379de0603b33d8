package im.gangway.sms.web;

/** Says that a call or an answer is not what it has to be. */
public final class BadCallException extends Exception {
  private static final long serialVersionUID = 1L;

  public BadCallException(String message) {
    super(message);
  }
}
