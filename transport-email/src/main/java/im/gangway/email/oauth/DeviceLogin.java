package im.gangway.email.oauth;

import im.gangway.transport.FailureReason;
import im.gangway.transport.LegacyException;
import im.gangway.transport.Text;
import im.gangway.transport.TransportContext;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * A login in which the user opens a page and types a code, while we ask whether that has happened
 * (RFC 8628). Its steps follow each other.
 */
public final class DeviceLogin {
  private static final long USUAL_INTERVAL = 5;
  private static final long MOST_INTERVAL = 60;
  private static final long USUAL_LIFE = 900;

  /**
   * What the user has to do.
   *
   * @param granted when that is done; fails with {@link LegacyException}
   */
  public record Begun(URI page, String code, CompletionStage<Grant> granted) {}

  private final OAuthProvider provider;
  private final TokenServer server;
  private final ScheduledExecutorService scheduler;
  private final Clock clock;
  private final String deviceCode;
  private final Instant end;
  private final CompletableFuture<Grant> granted = new CompletableFuture<>();
  private volatile long interval;

  private DeviceLogin(
      OAuthProvider provider, TokenServer server, TransportContext context, TokenAnswer begun) {
    this.provider = provider;
    this.server = server;
    this.scheduler = context.scheduler();
    this.clock = context.clock();
    this.deviceCode = begun.find("device_code").orElse("");
    this.end = clock.instant().plusSeconds(begun.seconds("expires_in", USUAL_LIFE));
    this.interval = Math.min(MOST_INTERVAL, begun.seconds("interval", USUAL_INTERVAL));
  }

  /** Begins a login. */
  public static CompletionStage<Begun> begin(
      OAuthProvider provider, TokenServer server, TransportContext context) {
    return server
        .begin(provider)
        .thenCompose(
            answer ->
                page(answer)
                    .map(page -> begun(provider, server, context, answer, page))
                    .map(CompletableFuture::completedStage)
                    .orElseGet(
                        () ->
                            CompletableFuture.failedStage(TokenServer.refused(provider, answer))));
  }

  /** Older servers call it otherwise. */
  private static Optional<URI> page(TokenAnswer answer) {
    boolean isWhole =
        answer.find("device_code").isPresent() && answer.find("user_code").isPresent();
    return answer
        .find("verification_uri")
        .or(() -> answer.find("verification_url"))
        .filter(each -> isWhole && each.matches("https://[!-~]{1,500}"))
        .flatMap(DeviceLogin::uri);
  }

  private static Optional<URI> uri(String text) {
    try {
      return Optional.of(URI.create(text));
    } catch (IllegalArgumentException broken) {
      return Optional.empty();
    }
  }

  private static Begun begun(
      OAuthProvider provider,
      TokenServer server,
      TransportContext context,
      TokenAnswer answer,
      URI page) {
    DeviceLogin login = new DeviceLogin(provider, server, context, answer);
    login.later();
    return new Begun(page, answer.find("user_code").orElse(""), login.granted);
  }

  private void later() {
    scheduler.schedule(
        () -> {
          ask();
        },
        Math.max(1, interval),
        TimeUnit.SECONDS);
  }

  private void ask() {
    if (clock.instant().isAfter(end)) {
      granted.completeExceptionally(
          new LegacyException(
              FailureReason.CREDENTIALS_REFUSED, Text.of(DeviceLogin.class, "too-late")));
      return;
    }
    server
        .ask(provider, deviceCode)
        .whenComplete(
            (answer, failure) -> {
              if (failure == null) {
                heard(answer);
              } else {
                later();
              }
            });
  }

  private void heard(TokenAnswer answer) {
    switch (answer.error()) {
      case "authorization_pending" -> later();
      case "slow_down" -> {
        interval = Math.min(MOST_INTERVAL, interval + USUAL_INTERVAL);
        later();
      }
      default ->
          server
              .grant(answer)
              .ifPresentOrElse(
                  granted::complete,
                  () -> granted.completeExceptionally(TokenServer.refused(provider, answer)));
    }
  }
}
