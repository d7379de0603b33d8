package im.gangway.email.imap.wire;

/** A response is not what IMAP allows, or larger than we allow. */
public final class ResponseException extends Exception {
  private static final long serialVersionUID = 1L;

  public ResponseException(String message) {
    super(message);
  }
}
