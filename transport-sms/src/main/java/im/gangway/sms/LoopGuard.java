package im.gangway.sms;

import im.gangway.sms.cost.TokenBucket;
import im.gangway.sms.number.SmsAddress;
import im.gangway.transport.FailureReason;
import im.gangway.transport.LegacyException;
import im.gangway.transport.Text;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Ends the talk of two machines that answer each other: a user can send only so many messages a
 * minute to one number. Thread-safe.
 */
final class LoopGuard {
  private static final int PAIRS = 10_000;
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final int perMinute;
  private final Clock clock;
  private final Map<String, Talk> talks =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Talk> eldest) {
          return size() > PAIRS;
        }
      };

  LoopGuard(int perMinute, Clock clock) {
    this.perMinute = perMinute;
    this.clock = clock;
  }

  /** What a user has sent to a number, and which message was the last. */
  private record Talk(TokenBucket left, String last) {}

  /**
   * A message is to be sent; the same one may be asked for again.
   *
   * @throws LegacyException if it is one too many
   */
  synchronized void check(String user, SmsAddress to, String message) throws LegacyException {
    Instant now = clock.instant();
    String pair = user + ' ' + to.value();
    Talk talk = talks.get(pair);
    if (talk != null && talk.last().equals(message)) {
      return;
    }
    TokenBucket left =
        talk == null ? TokenBucket.full(perMinute, MINUTE.dividedBy(perMinute)) : talk.left();
    if (!left.waiting(now).isZero()) {
      throw new LegacyException(
          FailureReason.RATE_LIMITED, Text.of(LoopGuard.class, "loop", perMinute, to.value()));
    }
    talks.put(pair, new Talk(left.take(now), message));
  }
}
