package im.gangway.sms.twilio;

import im.gangway.sms.number.SmsAddress;
import im.gangway.sms.provider.Capabilities;
import im.gangway.sms.provider.Capabilities.Splitting;
import im.gangway.sms.provider.OutboundMessage;
import im.gangway.sms.provider.ProviderListener;
import im.gangway.sms.provider.SmsProvider;
import im.gangway.sms.provider.Submitted;
import im.gangway.sms.receipt.SubmitAction;
import im.gangway.sms.web.BoundedText;
import im.gangway.sms.web.FormFields;
import im.gangway.sms.web.Outages;
import im.gangway.transport.FailureReason;
import im.gangway.transport.Health;
import im.gangway.transport.Text;
import im.gangway.transport.web.WebRoutes;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A service with Twilio's interface as a provider. Thread-safe; nothing blocks. */
final class TwilioProvider implements SmsProvider {
  private static final int LONGEST_BODY = 1_600;
  private static final String MESSAGES = "/messages";
  private static final String STATUS = "/status";

  private final String id;
  private final TwilioSettings settings;
  private final HttpClient http;
  private final WebRoutes routes;
  private final Outages outages;
  private volatile boolean closed;

  TwilioProvider(
      String id, TwilioSettings settings, HttpClient http, WebRoutes routes, Outages outages) {
    this.id = id;
    this.settings = settings;
    this.http = http;
    this.routes = routes;
    this.outages = outages;
  }

  @Override
  public Capabilities capabilities() {
    return new Capabilities(
        Splitting.PROVIDER, webhook(STATUS).isPresent(), true, settings.window());
  }

  @Override
  public void start(ProviderListener listener) {
    TwilioArrivals arrivals =
        new TwilioArrivals(settings, new TwilioMedia(settings, http), listener);
    webhook(MESSAGES).ifPresent(url -> routes.route(id + MESSAGES, hook(url, arrivals::message)));
    webhook(STATUS).ifPresent(url -> routes.route(id + STATUS, hook(url, arrivals::status)));
    outages.tell(listener);
  }

  private TwilioWebhook hook(URI url, TwilioWebhook.Taker taker) {
    return new TwilioWebhook(settings, url, taker);
  }

  /** How the service calls us for something. */
  private Optional<URI> webhook(String path) {
    return settings
        .webhookUrl()
        .map(url -> URI.create(url + path))
        .or(() -> routes.publicUrl(id + path));
  }

  @Override
  public CompletionStage<Submitted> submit(OutboundMessage message) {
    String text = message.text().text();
    if (closed) {
      return CompletableFuture.completedFuture(new Submitted.Retry(settings.timeout()));
    } else if (text.length() > LONGEST_BODY) {
      return CompletableFuture.completedFuture(tooLong());
    }
    return http.sendAsync(request(message), BoundedText.handler())
        .thenApply(response -> TwilioAnswer.outcome(response, outages))
        .exceptionally(outages::failed);
  }

  private static Submitted tooLong() {
    return new Submitted.Refused(
        SubmitAction.GIVE_UP,
        FailureReason.TEXT_TOO_LONG,
        Text.of(TwilioProvider.class, "too-long", LONGEST_BODY));
  }

  private HttpRequest request(OutboundMessage message) {
    return HttpRequest.newBuilder(
            URI.create(
                "%s/2010-04-01/Accounts/%s/Messages.json"
                    .formatted(settings.baseUrl(), FormFields.encoded(settings.accountSid()))))
        .timeout(settings.timeout())
        .header("Authorization", settings.authorization())
        .header("Content-Type", "application/x-www-form-urlencoded")
        .POST(BodyPublishers.ofString(FormFields.write(fields(message))))
        .build();
  }

  private Map<String, String> fields(OutboundMessage message) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("To", written(message.to()));
    settings
        .messagingService()
        .ifPresentOrElse(
            service -> fields.put("MessagingServiceSid", service),
            () -> fields.put("From", written(message.from())));
    fields.put("Body", message.text().text());
    webhook(STATUS).ifPresent(url -> fields.put("StatusCallback", url.toString()));
    return fields;
  }

  private static String written(SmsAddress address) {
    if (address instanceof SmsAddress.ShortCode code) {
      return code.digits();
    }
    return address instanceof SmsAddress.Alphanumeric name ? name.name() : address.value();
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
