package im.gangway.sms.twilio;

import im.gangway.sms.provider.InboundMedia;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Locale;

/**
 * Fetches media from the service, with the account's credentials: from nowhere else, and of no more
 * than {@value #MOST} octets. Where the service redirects to a store of its own, the credentials do
 * not go along. Thread-safe; blocks.
 */
final class TwilioMedia {
  private static final int MOST = 16 * 1024 * 1024;
  private static final int MOST_REDIRECTS = 3;

  private final TwilioSettings settings;
  private final HttpClient http;

  TwilioMedia(TwilioSettings settings, HttpClient http) {
    this.settings = settings;
    this.http = http;
  }

  InboundMedia at(URI url, String type) {
    String path = url.getPath() == null ? "" : url.getPath();
    String last = path.substring(path.lastIndexOf('/') + 1);
    String name = last.isEmpty() ? "media" : last;
    return new InboundMedia(name, type, () -> fetch(url));
  }

  private InputStream fetch(URI url) throws IOException {
    URI at = url;
    for (int i = 0; i <= MOST_REDIRECTS; i++) {
      if (!isServices(at)) {
        throw new IOException("Media are not at the provider: " + at.getHost());
      }
      HttpResponse<InputStream> response = get(at);
      if (response.statusCode() == 200) {
        return bounded(response.body());
      }
      response.body().close();
      at = next(at, response);
    }
    throw new IOException("The provider redirects for ever");
  }

  private static URI next(URI from, HttpResponse<?> response) throws IOException {
    String location = response.headers().firstValue("Location").orElse("");
    if (response.statusCode() / 100 != 3 || location.isEmpty()) {
      throw new IOException("The provider answered " + response.statusCode());
    }
    try {
      return from.resolve(location);
    } catch (IllegalArgumentException bad) {
      throw new IOException("The provider redirects to no URL", bad);
    }
  }

  private HttpResponse<InputStream> get(URI url) throws IOException {
    HttpRequest.Builder request = HttpRequest.newBuilder(url).timeout(settings.timeout());
    if (isBase(url)) {
      request.header("Authorization", settings.authorization());
    }
    try {
      return http.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      throw new IOException("Interrupted", stopping);
    }
  }

  private boolean isBase(URI url) {
    URI base = settings.baseUrl();
    return base.getScheme().equals(url.getScheme())
        && base.getHost().equalsIgnoreCase(url.getHost())
        && base.getPort() == url.getPort();
  }

  /** The host of the configuration, or by TLS one that the admin named. */
  private boolean isServices(URI url) {
    String host = String.valueOf(url.getHost()).toLowerCase(Locale.ROOT);
    boolean named =
        settings.mediaHosts().stream()
            .anyMatch(each -> host.equals(each) || host.endsWith("." + each));
    return isBase(url) || (named && "https".equals(url.getScheme()));
  }

  private static InputStream bounded(InputStream from) throws IOException {
    try (from) {
      byte[] content = from.readNBytes(MOST + 1);
      if (content.length > MOST) {
        throw new IOException("The provider's media is larger than " + MOST + " octets");
      }
      return new ByteArrayInputStream(content);
    }
  }
}
