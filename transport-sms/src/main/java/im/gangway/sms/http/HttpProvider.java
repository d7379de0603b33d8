package im.gangway.sms.http;

import im.gangway.sms.provider.Capabilities;
import im.gangway.sms.provider.OutboundMessage;
import im.gangway.sms.provider.ProviderListener;
import im.gangway.sms.provider.SmsProvider;
import im.gangway.sms.provider.Submitted;
import im.gangway.sms.receipt.SubmitAction;
import im.gangway.sms.web.BoundedText;
import im.gangway.sms.web.Outages;
import im.gangway.transport.FailureReason;
import im.gangway.transport.Health;
import im.gangway.transport.Text;
import im.gangway.transport.web.WebRoutes;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A provider that the admin described. Thread-safe; nothing blocks. */
final class HttpProvider implements SmsProvider {
  private static final String MESSAGES = "/messages";
  private static final String STATUS = "/status";

  private final String id;
  private final HttpSettings settings;
  private final HttpClient http;
  private final WebRoutes routes;
  private final Clock clock;
  private final Outages outages;
  private final HttpRequests requests;
  private volatile boolean closed;

  HttpProvider(String id, HttpSettings settings, HttpClient http, WebRoutes routes, Clock clock) {
    this.id = id;
    this.settings = settings;
    this.http = http;
    this.routes = routes;
    this.clock = clock;
    this.outages = new Outages(clock);
    this.requests = new HttpRequests(settings, statusUrl());
  }

  /** How the provider tells us of states. */
  private Optional<URI> statusUrl() {
    return settings
        .calls()
        .flatMap(
            calls ->
                settings
                    .webhookUrl()
                    .map(url -> URI.create(url + STATUS))
                    .or(() -> routes.publicUrl(id + STATUS))
                    .map(url -> secret(url, calls)));
  }

  private static URI secret(URI url, CallSettings calls) {
    return calls.check() == CallSettings.Check.PATH ? URI.create(url + "/" + calls.secret()) : url;
  }

  @Override
  public Capabilities capabilities() {
    return new Capabilities(
        settings.splitting(), settings.calls().isPresent(), true, settings.window());
  }

  @Override
  public void start(ProviderListener listener) {
    settings
        .calls()
        .ifPresent(
            calls -> {
              HttpArrivals arrivals =
                  new HttpArrivals(calls, settings.region(), new CallProof(calls, clock), listener);
              routes.route(id + MESSAGES, arrivals.messages());
              routes.route(id + STATUS, arrivals.states());
            });
    outages.tell(listener);
  }

  @Override
  public CompletionStage<Submitted> submit(OutboundMessage message) {
    if (closed) {
      return CompletableFuture.completedFuture(new Submitted.Retry(settings.timeout()));
    }
    HttpRequest request;
    try {
      request = requests.of(message);
    } catch (IllegalArgumentException unfit) {
      outages.begin("The templates of route " + id + " make no request");
      return CompletableFuture.completedFuture(
          new Submitted.Refused(
              SubmitAction.GIVE_UP_AND_ALARM,
              FailureReason.INTERNAL,
              Text.of(HttpProvider.class, "no-request")));
    }
    HttpAnswer answer = new HttpAnswer(settings, message.reference(), outages);
    return http.sendAsync(request, BoundedText.handler())
        .thenApply(answer::outcome)
        .exceptionally(outages::failed);
  }

  @Override
  public Health health() {
    return closed ? new Health(false, "The route is closed") : outages.health();
  }

  @Override
  public void close() {
    closed = true;
  }
}
