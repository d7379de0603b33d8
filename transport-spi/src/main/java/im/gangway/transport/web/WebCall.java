package im.gangway.transport.web;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A call that came in by HTTP.
 *
 * @param method such as {@code POST}
 * @param path what follows the path of the {@link WebRoutes#route route}: empty, or beginning with
 *     a slash; with its escapes
 * @param query as it was sent, without the question mark; empty where there is none
 * @param headers by their names, which are alike in either case; several of one name are joined
 *     with commas
 * @param body all of it; each call of the method gives a view of its own
 */
public record WebCall(
    String method, String path, String query, Map<String, String> headers, ByteBuffer body) {
  public WebCall {
    Map<String, String> sorted = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    sorted.putAll(headers);
    headers = Collections.unmodifiableMap(sorted);
  }

  @Override
  public ByteBuffer body() {
    return body.asReadOnlyBuffer();
  }

  /** A copy of the body. */
  public byte[] octets() {
    ByteBuffer view = body();
    byte[] octets = new byte[view.remaining()];
    view.get(octets);
    return octets;
  }

  /** The body as a text in UTF-8. */
  public String text() {
    return StandardCharsets.UTF_8.decode(body()).toString();
  }

  /** A header's value. */
  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name));
  }
}
