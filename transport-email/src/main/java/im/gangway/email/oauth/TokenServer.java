package im.gangway.email.oauth;

import im.gangway.transport.FailureReason;
import im.gangway.transport.LegacyException;
import im.gangway.transport.Text;
import im.gangway.transport.TransportContext;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** Asks providers for tokens, without blocking. Thread-safe. */
public final class TokenServer {
  private static final Duration CONNECT = Duration.ofSeconds(10);
  private static final Duration WHOLE = Duration.ofSeconds(20);
  private static final int SERVER_FAULT = 500;
  private static final long USUAL_LIFE = 3600;

  private final HttpClient client;
  private final Clock clock;

  public TokenServer(TransportContext context) {
    this.clock = context.clock();
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(CONNECT)
            .sslContext(context.tls())
            .build();
  }

  /** Begins a login by a device. */
  CompletionStage<TokenAnswer> begin(OAuthProvider provider) {
    return post(provider, provider.device(), Map.of("scope", provider.scope()));
  }

  /** Asks for the tokens of a login by a device; says as well that there are none yet. */
  CompletionStage<TokenAnswer> ask(OAuthProvider provider, String deviceCode) {
    return post(
        provider,
        provider.token(),
        Map.of(
            "grant_type",
            "urn:ietf:params:oauth:grant-type:device_code",
            "device_code",
            deviceCode));
  }

  /**
   * Another access token.
   *
   * @return fails with {@link LegacyException}: {@code CREDENTIALS_REFUSED} if there will be none
   */
  CompletionStage<Grant> refresh(OAuthProvider provider, String refreshToken) {
    return post(
            provider,
            provider.token(),
            Map.of("grant_type", "refresh_token", "refresh_token", refreshToken))
        .thenCompose(
            answer ->
                grant(answer)
                    .map(CompletableFuture::completedStage)
                    .orElseGet(() -> CompletableFuture.failedStage(refused(provider, answer))));
  }

  /** What an answer grants, if it does. */
  Optional<Grant> grant(TokenAnswer answer) {
    Instant until = clock.instant().plusSeconds(answer.seconds("expires_in", USUAL_LIFE));
    return answer
        .find("access_token")
        .map(access -> new Grant(access, answer.find("refresh_token"), until));
  }

  static LegacyException refused(OAuthProvider provider, TokenAnswer answer) {
    return new LegacyException(
        FailureReason.CREDENTIALS_REFUSED,
        Text.of(TokenServer.class, "refused", provider.token().getHost(), answer.error()));
  }

  private CompletionStage<TokenAnswer> post(
      OAuthProvider provider, URI to, Map<String, String> values) {
    Map<String, String> form = new HashMap<>(values);
    form.put("client_id", provider.clientId());
    provider.clientSecret().ifPresent(secret -> form.put("client_secret", secret));
    HttpRequest request =
        HttpRequest.newBuilder(to)
            .timeout(WHOLE)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("Accept", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(encoded(form)))
            .build();
    return client
        .sendAsync(request, HttpResponse.BodyHandlers.ofString())
        .orTimeout(WHOLE.toSeconds(), TimeUnit.SECONDS)
        .handle((answer, failure) -> failure == null ? read(to, answer) : away(to, failure))
        .thenCompose(stage -> stage);
  }

  private static CompletionStage<TokenAnswer> read(URI to, HttpResponse<String> answer) {
    TokenAnswer read = TokenAnswer.read(answer.body());
    boolean isAway = answer.statusCode() >= SERVER_FAULT || answer.statusCode() == 429;
    boolean saysNothing = read.error().isEmpty() && answer.statusCode() != 200;
    return isAway || saysNothing
        ? away(to, new IllegalStateException("Status " + answer.statusCode()))
        : CompletableFuture.completedStage(read);
  }

  private static CompletionStage<TokenAnswer> away(URI to, Throwable cause) {
    return CompletableFuture.failedStage(
        new LegacyException(
            FailureReason.NETWORK_UNREACHABLE,
            Text.of(TokenServer.class, "away", to.getHost()),
            cause));
  }

  private static String encoded(Map<String, String> form) {
    return form.entrySet().stream()
        .map(
            each ->
                URLEncoder.encode(each.getKey(), StandardCharsets.UTF_8)
                    + '='
                    + URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }
}
