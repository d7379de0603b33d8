package im.gangway.irc.network;

import im.gangway.irc.line.IrcLine;
import im.gangway.irc.login.Login;
import im.gangway.irc.login.LoginFailure;
import im.gangway.irc.login.LoginOutcome;
import im.gangway.irc.login.LoginRequest;
import im.gangway.irc.login.LoginStep;
import im.gangway.irc.wire.CloseReason;
import im.gangway.irc.wire.ConnectionListener;
import im.gangway.irc.wire.Endpoint;
import im.gangway.transport.FailureReason;
import im.gangway.transport.LegacyException;
import im.gangway.transport.Text;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Logs in to a network on a connection of its own and leaves again, to find out whether the network
 * takes the user. Lines come on the I/O thread, the caller waits on its own.
 */
public final class Trial implements ConnectionListener {
  private static final Duration PATIENCE = Duration.ofSeconds(25);
  private static final String GOODBYE = "Just checking";

  private final Login login;
  private final CompletableFuture<LoginOutcome> outcome = new CompletableFuture<>();
  private @Nullable Link link;
  private boolean over;

  private Trial(LoginRequest request) {
    this.login = new Login(request);
  }

  /**
   * Tries the endpoints of a profile in turn until one can be reached. Blocks, up to 25 s for each.
   *
   * @throws LegacyException if the network does not take the user or cannot be reached
   */
  public static void run(Dialer dialer, Profile profile) throws LegacyException {
    LoginRequest request = new NickChoice().request(profile, false, false);
    Optional<Failure> failure = Optional.empty();
    for (Endpoint endpoint : profile.endpoints()) {
      failure = new Trial(request).failure(dialer, endpoint);
      if (failure.filter(Failure::mayTryNext).isEmpty()) {
        break;
      }
    }
    if (failure.isPresent()) {
      throw failure.get().exception();
    }
  }

  private Optional<Failure> failure(Dialer dialer, Endpoint endpoint) throws LegacyException {
    dialer.dial(endpoint, this).whenComplete(this::dialled);
    try {
      LoginOutcome end = outcome.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
      return end instanceof LoginFailure refused
          ? Optional.of(Failure.of(refused, false))
          : Optional.empty();
    } catch (TimeoutException late) {
      return Optional.of(late());
    } catch (ExecutionException failed) {
      return Optional.of(Failure.of(failed.getCause() == null ? failed : failed.getCause()));
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new LegacyException(
          FailureReason.NETWORK_UNREACHABLE, Text.of(Trial.class, "no-answer"), stopped);
    } finally {
      leave();
    }
  }

  private synchronized Failure late() {
    return login
        .timedOut()
        .outcome()
        .filter(LoginFailure.class::isInstance)
        .map(end -> Failure.of((LoginFailure) end, false))
        .orElseGet(() -> Failure.lost(Text.of(Trial.class, "late")));
  }

  private synchronized void dialled(@Nullable Link made, @Nullable Throwable failure) {
    if (made == null) {
      outcome.completeExceptionally(
          failure == null ? new IllegalStateException("No link") : failure);
    } else if (over) {
      made.abort();
    } else {
      link = made;
      open(made);
    }
  }

  private void open(Link made) {
    try {
      login.start().forEach(made::send);
    } catch (IllegalArgumentException unfit) {
      outcome.completeExceptionally(
          Failure.unusable(Text.of(Trial.class, "name-unfit")).exception());
    }
  }

  @Override
  public synchronized void onLine(IrcLine line) {
    follow(login.feed(line));
  }

  @Override
  public synchronized void onClosed(CloseReason reason) {
    follow(login.closed(reason.text()));
  }

  private void follow(LoginStep step) {
    Link open = link;
    if (open != null && !over) {
      step.send().forEach(open::send);
    }
    step.outcome().ifPresent(outcome::complete);
  }

  private synchronized void leave() {
    over = true;
    if (link != null) {
      link.close(GOODBYE);
    }
  }
}
