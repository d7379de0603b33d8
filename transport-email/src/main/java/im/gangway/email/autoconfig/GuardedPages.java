package im.gangway.email.autoconfig;

import im.gangway.email.reach.HostGuard;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import javax.net.ssl.SSLContext;

/**
 * Fetches files from hosts that may be reached, with limits of time and size; of redirects follows
 * a few, to HTTPS only. Thread-safe.
 */
public final class GuardedPages implements ConfigurationPages {
  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final Duration WHOLE = Duration.ofSeconds(8);
  private static final int MAX_BYTES = 256 * 1024;
  private static final int MAX_REDIRECTS = 3;
  private static final int OK = 200;

  private final HttpClient client;
  private final HostGuard guard;
  private final Predicate<String> allowed;
  private final Duration longest;

  /**
   * @param tls trusts whom the admin trusts; names are checked besides
   * @param allowed hosts that the admin allows
   */
  public GuardedPages(SSLContext tls, HostGuard guard, Predicate<String> allowed) {
    this(tls, guard, allowed, WHOLE);
  }

  GuardedPages(SSLContext tls, HostGuard guard, Predicate<String> allowed, Duration longest) {
    this.guard = guard;
    this.allowed = allowed;
    this.longest = longest;
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(CONNECT)
            .sslContext(tls)
            .build();
  }

  @Override
  public Optional<byte[]> fetch(URI page) throws IOException {
    URI next = page;
    for (int i = 0; i <= MAX_REDIRECTS; i++) {
      requireAllowed(next);
      HttpResponse<byte[]> answer = get(next);
      if (answer.statusCode() == OK) {
        return Optional.of(answer.body());
      }
      Optional<String> location = answer.headers().firstValue("Location");
      if (answer.statusCode() / 100 != 3 || location.isEmpty()) {
        return Optional.empty();
      }
      next = resolved(next, location.get());
    }
    return Optional.empty();
  }

  private static URI resolved(URI page, String location) throws IOException {
    try {
      return page.resolve(location);
    } catch (IllegalArgumentException broken) {
      throw new IOException("Not an address to go on to", broken);
    }
  }

  private void requireAllowed(URI page) throws IOException {
    String host = page.getHost();
    if (host == null || !"https".equals(page.getScheme())) {
      throw new IOException("Not an address of a page by HTTPS");
    }
    if (!allowed.test(host) || !guard.allows(host)) {
      throw new IOException(host + " may not be reached");
    }
  }

  private HttpResponse<byte[]> get(URI page) throws IOException {
    HttpRequest request = HttpRequest.newBuilder(page).timeout(longest).GET().build();
    CompletableFuture<HttpResponse<byte[]>> answer =
        client.sendAsync(request, head -> new LimitedBody(MAX_BYTES));
    try {
      return answer.get(longest.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException failed) {
      throw new IOException("No answer from " + page.getHost(), failed.getCause());
    } catch (TimeoutException late) {
      answer.cancel(true);
      throw new IOException("No answer in time from " + page.getHost(), late);
    } catch (InterruptedException ending) {
      answer.cancel(true);
      Thread.currentThread().interrupt();
      throw new IOException("Interrupted", ending);
    }
  }
}
