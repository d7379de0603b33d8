package im.gangway.sms.web;

import im.gangway.sms.provider.ProviderListener;
import im.gangway.sms.provider.Submitted;
import im.gangway.transport.FailureReason;
import im.gangway.transport.Health;
import im.gangway.transport.Text;
import java.net.ConnectException;
import java.net.http.HttpConnectTimeoutException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/**
 * How a provider is that is called anew for each message: well until a call fails, and after a
 * while well enough to be tried again. Thread-safe.
 */
public final class Outages {
  private static final Duration REST = Duration.ofSeconds(15);

  private final Clock clock;
  private volatile @Nullable ProviderListener listener;
  private String trouble = "";
  private Instant since = Instant.EPOCH;

  public Outages(Clock clock) {
    this.clock = clock;
  }

  /** Tells this one from now on. */
  public void tell(ProviderListener whom) {
    listener = whom;
    whom.link(Health.UP);
  }

  /** How it is. */
  public synchronized Health health() {
    boolean up = trouble.isEmpty() || since.plus(REST).isBefore(clock.instant());
    return new Health(up, trouble);
  }

  /** A call succeeded, whatever it said. */
  public void over() {
    change("");
  }

  /** Something is wrong that concerns all calls. */
  public void begin(String what) {
    change(what);
  }

  private void change(String what) {
    boolean changed;
    synchronized (this) {
      changed = trouble.isEmpty() != what.isEmpty();
      trouble = what;
      since = clock.instant();
    }
    ProviderListener told = listener;
    if (changed && told != null) {
      told.link(new Health(what.isEmpty(), what));
    }
  }

  /** What a call that failed means for its message. */
  public Submitted failed(Throwable failure) {
    Throwable cause =
        failure instanceof CompletionException && failure.getCause() != null
            ? failure.getCause()
            : failure;
    begin("The provider cannot be reached: " + cause.getClass().getSimpleName());
    boolean certainlyNotSent =
        cause instanceof ConnectException || cause instanceof HttpConnectTimeoutException;
    return certainlyNotSent ? new Submitted.Retry(REST) : unknown();
  }

  /** Nobody knows whether the provider took it. */
  public static Submitted unknown() {
    return new Submitted.Unknown(
        FailureReason.NETWORK_UNREACHABLE, Text.of(Outages.class, "no-answer"));
  }
}
