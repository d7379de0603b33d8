package im.gangway.email.oauth;

import im.gangway.email.imap.MailLogin;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The access tokens of one user: refreshed before they expire, or when a server refuses one; by one
 * request at a time. Thread-safe.
 */
public final class AccessTokens implements MailLogin.TokenSource {
  private static final Duration EARLY = Duration.ofMinutes(2);

  private final OAuthProvider provider;
  private final TokenServer server;
  private final Clock clock;
  private final Consumer<String> keep;
  private String refresh;
  private @Nullable Grant grant;
  private @Nullable CompletableFuture<String> asking;

  /**
   * @param refresh the refresh token as it was stored
   * @param keep stores another refresh token, where the provider gives one each time
   */
  public AccessTokens(
      OAuthProvider provider,
      TokenServer server,
      Clock clock,
      String refresh,
      Consumer<String> keep) {
    this.provider = provider;
    this.server = server;
    this.clock = clock;
    this.refresh = refresh;
    this.keep = keep;
  }

  @Override
  public CompletionStage<String> token(boolean isRefused) {
    CompletableFuture<String> mine = new CompletableFuture<>();
    String by;
    synchronized (this) {
      if (asking != null) {
        return asking;
      }
      Grant known = grant;
      if (known != null && !isRefused && clock.instant().isBefore(known.until().minus(EARLY))) {
        return CompletableFuture.completedFuture(known.access());
      }
      asking = mine;
      by = refresh;
    }
    server.refresh(provider, by).whenComplete((granted, failure) -> end(mine, granted, failure));
    return mine;
  }

  private void end(
      CompletableFuture<String> mine, @Nullable Grant granted, @Nullable Throwable failure) {
    Optional<String> next = Optional.empty();
    synchronized (this) {
      asking = null;
      grant = granted;
      if (granted != null) {
        String before = refresh;
        next = granted.refresh().filter(each -> !each.equals(before));
        refresh = next.orElse(before);
      }
    }
    next.ifPresent(keep);
    if (granted != null) {
      mine.complete(granted.access());
    } else {
      mine.completeExceptionally(cause(failure));
    }
  }

  private static Throwable cause(@Nullable Throwable failure) {
    Throwable cause = failure == null ? null : failure.getCause();
    if (failure instanceof CompletionException && cause != null) {
      return cause;
    }
    return failure == null ? new IllegalStateException("No token") : failure;
  }
}
