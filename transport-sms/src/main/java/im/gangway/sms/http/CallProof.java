package im.gangway.sms.http;

import im.gangway.sms.web.Hmac;
import im.gangway.transport.web.WebCall;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;

/**
 * Whether a call comes from whom it says. A code is over the body; with a time, over the time, a
 * full stop and the body, and then not older or newer than five minutes. Thread-safe.
 */
final class CallProof {
  private static final Duration FRESH = Duration.ofMinutes(5);

  private final CallSettings settings;
  private final Clock clock;

  CallProof(CallSettings settings, Clock clock) {
    this.settings = settings;
    this.clock = clock;
  }

  boolean isRight(WebCall call) {
    return switch (settings.check()) {
      case PATH -> Hmac.same(call.path(), "/" + settings.secret());
      case HEADER -> Hmac.same(call.header(settings.header()).orElse(""), settings.secret());
      case HMAC -> isSigned(call);
    };
  }

  private boolean isSigned(WebCall call) {
    byte[] body = call.octets();
    String time = settings.timestampHeader().flatMap(call::header).orElse("");
    boolean timed = settings.timestampHeader().isPresent();
    byte[] code =
        timed
            ? Hmac.of(
                "HmacSHA256",
                settings.secret(),
                (time + ".").getBytes(StandardCharsets.UTF_8),
                body)
            : Hmac.of("HmacSHA256", settings.secret(), body);
    String given = call.header(settings.header()).orElse("").replaceFirst("^sha256=", "");
    boolean right =
        Hmac.same(given, HexFormat.of().formatHex(code))
            | Hmac.same(given, Base64.getEncoder().encodeToString(code));
    return right && (!timed || isFresh(time));
  }

  private boolean isFresh(String seconds) {
    if (!seconds.matches("[0-9]{1,12}")) {
      return false;
    }
    Instant said = Instant.ofEpochSecond(Long.parseLong(seconds));
    return Duration.between(said, clock.instant()).abs().compareTo(FRESH) <= 0;
  }
}
