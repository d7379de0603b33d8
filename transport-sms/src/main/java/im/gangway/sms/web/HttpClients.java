package im.gangway.sms.web;

import im.gangway.transport.TransportContext;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.SSLContext;

/**
 * Clients for calls to providers: one for each trust, since each has a thread. They check host
 * names and follow no redirects. Thread-safe.
 */
public final class HttpClients {
  private static final Duration CONNECT = Duration.ofSeconds(10);

  private final Map<SSLContext, HttpClient> clients = new ConcurrentHashMap<>();

  /** The client that trusts as the context does. */
  public HttpClient of(TransportContext context) {
    return clients.computeIfAbsent(context.tls(), HttpClients::open);
  }

  private static HttpClient open(SSLContext tls) {
    return HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .followRedirects(HttpClient.Redirect.NEVER)
        .connectTimeout(CONNECT)
        .sslContext(tls)
        .build();
  }
}
