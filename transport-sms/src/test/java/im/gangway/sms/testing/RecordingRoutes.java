package im.gangway.sms.testing;

import im.gangway.transport.web.WebAnswer;
import im.gangway.transport.web.WebCall;
import im.gangway.transport.web.WebHandler;
import im.gangway.transport.web.WebRoutes;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

/** Webhooks that a test calls. */
public final class RecordingRoutes implements WebRoutes {
  private final Map<String, WebHandler> handlers = new ConcurrentHashMap<>();
  private final String publicUrl;

  public RecordingRoutes(String publicUrl) {
    this.publicUrl = publicUrl;
  }

  @Override
  public void route(String path, WebHandler handler) {
    handlers.put(path, handler);
  }

  @Override
  public Optional<URI> publicUrl(String path) {
    return Optional.of(URI.create(publicUrl + path));
  }

  /** Calls a webhook, with a path below it or none. */
  public CompletionStage<WebAnswer> call(
      String path,
      String method,
      String below,
      String query,
      Map<String, String> headers,
      String body) {
    ByteBuffer octets = StandardCharsets.UTF_8.encode(body);
    WebHandler handler = handlers.get(path);
    if (handler == null) {
      throw new AssertionError("There is no webhook " + path);
    }
    return handler.handle(new WebCall(method, below, query, headers, octets));
  }
}
