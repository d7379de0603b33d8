package im.gangway.sms.testing;

import im.gangway.sms.text.Octets;
import im.gangway.sms.web.WebAnswer;
import im.gangway.sms.web.WebCall;
import im.gangway.sms.web.WebHandler;
import im.gangway.sms.web.WebRoutes;
import java.net.URI;
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
    Octets octets = Octets.of(body.getBytes(StandardCharsets.UTF_8));
    WebHandler handler = handlers.get(path);
    if (handler == null) {
      throw new AssertionError("There is no webhook " + path);
    }
    return handler.handle(new WebCall(method, below, query, headers, octets));
  }
}
