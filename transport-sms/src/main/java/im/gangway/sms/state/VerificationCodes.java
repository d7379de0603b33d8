package im.gangway.sms.state;

import im.gangway.sms.number.SmsAddress;
import im.gangway.transport.FailureReason;
import im.gangway.transport.LegacyException;
import im.gangway.transport.Text;
import im.gangway.transport.TransportState;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Codes that prove that somebody reads what is sent to a number: 8 digits, ten minutes, five tries;
 * three texts an hour for each user and for each number. Survives restarts. Blocks. Thread-safe.
 */
public final class VerificationCodes {
  private static final int TEXTS = 3;
  private static final int TRIES = 5;
  private static final int CODES = 100_000_000;
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration VALIDITY = Duration.ofMinutes(10);

  private final StateTable codes;
  private final StateTable texts;
  private final RandomGenerator random;
  private final Clock clock;

  /**
   * Codes.
   *
   * @param random a secure one
   */
  public VerificationCodes(TransportState state, RandomGenerator random, Clock clock) {
    this.codes = new StateTable(state, "code");
    this.texts = new StateTable(state, "code-text");
    this.random = random;
    this.clock = clock;
  }

  private record Code(String digest, int tries, Instant until) {
    static Code read(String value) {
      List<String> fields = Fields.split(value);
      return new Code(fields.get(0), Integer.parseInt(fields.get(1)), Instant.parse(fields.get(2)));
    }

    String text() {
      return Fields.joined(digest, Integer.toString(tries), until.toString());
    }
  }

  /**
   * A new code, to be sent.
   *
   * @throws LegacyException if too many were sent lately
   */
  public synchronized String create(String user, SmsAddress number) throws LegacyException {
    Instant now = clock.instant();
    String ofUser = Fields.joined("user", user);
    String ofNumber = Fields.joined("number", number.value());
    List<Instant> toUser = lately(ofUser, now);
    List<Instant> toNumber = lately(ofNumber, now);
    requireRoom(toUser);
    requireRoom(toNumber);
    count(ofUser, toUser, now);
    count(ofNumber, toNumber, now);
    String code = String.format("%08d", random.nextInt(CODES));
    save(user, number, new Code(digest(user, number, code), 0, now.plus(VALIDITY)));
    return code;
  }

  private List<Instant> lately(String key, Instant now) {
    return texts.get(key).stream()
        .flatMap(value -> Fields.split(value).stream())
        .map(Instant::parse)
        .filter(at -> at.plus(HOUR).isAfter(now))
        .toList();
  }

  private static void requireRoom(List<Instant> sent) throws LegacyException {
    if (sent.size() >= TEXTS) {
      throw new LegacyException(
          FailureReason.RATE_LIMITED,
          Text.of(VerificationCodes.class, "too-many-codes", TEXTS, sent.get(0).plus(HOUR)));
    }
  }

  private void count(String key, List<Instant> sent, Instant now) {
    String value =
        Stream.concat(sent.stream(), Stream.of(now))
            .map(at -> Fields.joined(at.toString()))
            .collect(Collectors.joining(" "));
    StateTable.await(texts.put(key, value, now.plus(HOUR)));
  }

  private void save(String user, SmsAddress number, Code code) {
    StateTable.await(codes.put(key(user, number), code.text(), code.until()));
  }

  /**
   * Checks what the user typed; a right code can be used once.
   *
   * @throws LegacyException {@code CREDENTIALS_REFUSED} if it is wrong and may be tried again, else
   *     {@code CONTENT_REFUSED}
   */
  public synchronized void check(String user, SmsAddress number, String typed)
      throws LegacyException {
    Optional<Code> known =
        codes
            .get(key(user, number))
            .map(Code::read)
            .filter(code -> code.until().isAfter(clock.instant()) && code.tries() < TRIES);
    if (known.isEmpty()) {
      throw new LegacyException(FailureReason.CONTENT_REFUSED, words("code-over"));
    }
    String digest = digest(user, number, typed.replaceAll("[^0-9]", ""));
    if (!isSame(known.get().digest(), digest)) {
      throw wrong(user, number, known.get());
    }
    StateTable.await(codes.remove(key(user, number)));
  }

  private LegacyException wrong(String user, SmsAddress number, Code code) {
    Code tried = new Code(code.digest(), code.tries() + 1, code.until());
    save(user, number, tried);
    int left = TRIES - tried.tries();
    return left > 0
        ? new LegacyException(
            FailureReason.CREDENTIALS_REFUSED, Text.of(VerificationCodes.class, "code-wrong", left))
        : new LegacyException(FailureReason.CONTENT_REFUSED, words("code-over"));
  }

  private static boolean isSame(String one, String other) {
    return MessageDigest.isEqual(
        one.getBytes(StandardCharsets.US_ASCII), other.getBytes(StandardCharsets.US_ASCII));
  }

  private static String digest(String user, SmsAddress number, String code) {
    try {
      byte[] text = Fields.joined(user, number.value(), code).getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }

  private static String key(String user, SmsAddress number) {
    return Fields.joined(user, number.value());
  }

  private static Text words(String key) {
    return Text.of(VerificationCodes.class, key);
  }
}
