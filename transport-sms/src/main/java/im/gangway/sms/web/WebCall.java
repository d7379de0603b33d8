package im.gangway.sms.web;

import im.gangway.sms.text.Octets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A request to one of our webhooks.
 *
 * @param method such as {@code POST}
 * @param path below the webhook's own, empty or beginning with a slash
 * @param query as it was sent, without the question mark; empty where there is none
 * @param headers whose names are alike in either case
 * @param body all of it
 */
public record WebCall(
    String method, String path, String query, Map<String, String> headers, Octets body) {
  public WebCall {
    Map<String, String> sorted = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    sorted.putAll(headers);
    headers = sorted;
  }

  /** A header's value. */
  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name));
  }
}
