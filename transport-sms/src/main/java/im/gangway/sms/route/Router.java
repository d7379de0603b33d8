package im.gangway.sms.route;

import im.gangway.sms.number.SmsAddress;
import im.gangway.sms.text.Segment;
import im.gangway.sms.text.TooManySegmentsException;
import im.gangway.transport.FailureReason;
import im.gangway.transport.LegacyException;
import im.gangway.transport.SendOutcome;
import im.gangway.transport.Text;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.random.RandomGenerator;

/**
 * Chooses the route of a message: one that the sender may use and whose prefix is the longest, of
 * those the one with the smallest priority, of those one that is up. Another one is tried only
 * while nothing of the message has been sent. Thread-safe.
 *
 * <p>Messages of one conversation must be given one after the other, each when the one before has
 * its outcome, if they are to stay in order.
 */
public final class Router implements AutoCloseable {
  private static final Duration DOWN = Duration.ofSeconds(5);
  private static final int MOST_ATTEMPTS = 5;

  private final List<Route> routes;
  private final Cutter cutter;
  private final Attempts attempts = new Attempts();

  /**
   * A router.
   *
   * @param mostSegments that a text may take
   */
  public Router(List<Route> routes, int mostSegments, RandomGenerator random) {
    this.routes = List.copyOf(routes);
    this.cutter = new Cutter(mostSegments, random);
  }

  /** All routes. */
  public List<Route> routes() {
    return routes;
  }

  /**
   * What a text would be cut into, by the route that it would go.
   *
   * @throws LegacyException if no route takes it, or it is too long
   */
  public List<Segment> segments(SmsAddress from, SmsAddress to, String text)
      throws LegacyException {
    return cutter.segments(candidates(from, to).get(0).plan(), from, to, text);
  }

  /** Sends a text; the stage never fails. */
  public CompletionStage<Sent> send(OutgoingSms message) {
    List<Route> up;
    try {
      up = candidates(message.from(), message.to()).stream().filter(Route::isUp).toList();
    } catch (LegacyException none) {
      return done(Sent.nothing(new SendOutcome.Refused(none.reason(), none.text())));
    }
    if (up.isEmpty()) {
      return done(Sent.nothing(new SendOutcome.RetryAfter(DOWN)));
    }
    return over(up.iterator(), message, false)
        .thenApply(
            sent -> {
              if (!(sent.outcome() instanceof SendOutcome.RetryAfter)) {
                attempts.forget(message.reference());
              }
              return sent;
            });
  }

  /** Whether a message could go out now. */
  public boolean isOpen(SmsAddress from, SmsAddress to) {
    return routes.stream().anyMatch(route -> route.serves(from, to) && route.isUp());
  }

  private List<Route> candidates(SmsAddress from, SmsAddress to) throws LegacyException {
    List<Route> serving = new ArrayList<>();
    routes.stream().filter(route -> route.serves(from, to)).forEach(serving::add);
    if (serving.isEmpty()) {
      throw new LegacyException(
          FailureReason.NOT_PERMITTED, Text.of(Router.class, "no-route", to.value()));
    }
    serving.sort(
        Comparator.<Route>comparingInt(route -> -route.plan().match(to))
            .thenComparingInt(route -> route.plan().priority()));
    return serving;
  }

  private CompletionStage<Sent> over(Iterator<Route> left, OutgoingSms message, boolean later) {
    Route route = left.next();
    List<Segment> segments;
    try {
      segments = cutter.segments(route.plan(), message.from(), message.to(), message.text());
    } catch (TooManySegmentsException tooLong) {
      return done(Sent.nothing(new SendOutcome.Refused(tooLong.reason(), tooLong.text())));
    }
    return new Sending(route, message, segments)
        .start()
        .thenCompose(result -> ended(result, left, message, later));
  }

  private CompletionStage<Sent> ended(
      Sending.Result result, Iterator<Route> left, OutgoingSms message, boolean later) {
    if (!(result instanceof Sending.Result.OtherRoute other)) {
      return done(((Sending.Result.Over) result).sent());
    }
    boolean mayPass = later || other.orLater();
    return left.hasNext()
        ? over(left, message, mayPass)
        : done(Sent.nothing(exhausted(other.otherwise(), message, mayPass)));
  }

  private SendOutcome exhausted(SendOutcome.Refused last, OutgoingSms message, boolean mayPass) {
    int attempt = attempts.next(message.reference());
    return mayPass && attempt < MOST_ATTEMPTS ? Sending.soon(attempt) : last;
  }

  private static CompletionStage<Sent> done(Sent sent) {
    return CompletableFuture.completedFuture(sent);
  }

  /** Closes all routes. */
  @Override
  public void close() {
    routes.forEach(Route::close);
  }
}
