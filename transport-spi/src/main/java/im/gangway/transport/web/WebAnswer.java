package im.gangway.transport.web;

/**
 * What a call is answered; the body goes out as UTF-8.
 *
 * @param status of HTTP
 * @param contentType of the body
 */
public record WebAnswer(int status, String contentType, String body) {
  /** Nothing but a status. */
  public static WebAnswer of(int status) {
    return new WebAnswer(status, "text/plain", "");
  }
}
