package im.gangway.core.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * What a key takes, in words and in code.
 *
 * @param expected completes "must be ..."
 * @param advice a sentence with an example
 * @param reader throws a runtime exception for a value that is not of this kind
 */
record ValueKind<T>(String expected, String advice, Function<ConfigValue, T> reader) {
  private static final int MAX_PORT = 65_535;
  private static final String KEY = "v";
  private static final Pattern DOMAIN =
      Pattern.compile("[\\p{L}\\p{N}]([\\p{L}\\p{N}\\p{M}.-]*[\\p{L}\\p{N}\\p{M}])?");

  static final ValueKind<String> TEXT =
      new ValueKind<>("a text", "Put it in quotes.", value -> alone(value).getString(KEY));

  static final ValueKind<String> NONEMPTY =
      TEXT.refine("a text that is not empty", "Put it in quotes.", ValueKind::notEmpty);

  static final ValueKind<Boolean> FLAG =
      new ValueKind<>("true or false", "Write one of them.", v -> alone(v).getBoolean(KEY));

  static final ValueKind<Integer> PORT = number(1, MAX_PORT, "a port from 1 to 65535");

  static final ValueKind<Double> DECIMAL =
      TEXT.refine("a number", "Write it like 1.5.", ValueKind::decimal);

  static final ValueKind<Duration> DURATION =
      new ValueKind<>(
          "a duration with its unit", "Write it like 120s, 5m or 1h.", ValueKind::duration);

  static final ValueKind<List<String>> TEXTS =
      new ValueKind<>(
          "a list of texts", "Write it like [\"a\", \"b\"].", v -> alone(v).getStringList(KEY));

  static final ValueKind<String> DOMAIN_NAME =
      TEXT.refine("a domain", "Write it like \"example.org\".", ValueKind::domain);

  static final ValueKind<HostPort> HOST_PORT =
      TEXT.refine("HOST:PORT", "Write it like \"127.0.0.1:8088\".", HostPort::parse);

  static ValueKind<Integer> number(int least, int most, String expected) {
    return TEXT.refine(
        expected,
        "Write a whole number.",
        text -> within(new BigDecimal(text).intValueExact(), least, most));
  }

  static ValueKind<Integer> size(int least, int most, String expected) {
    return new ValueKind<>(
        expected,
        "Write it like 256KiB.",
        value -> within(Math.toIntExact(alone(value).getBytes(KEY)), least, most));
  }

  /** This kind, narrowed or turned into something else. */
  <U> ValueKind<U> refine(String words, String help, Function<T, U> step) {
    return new ValueKind<>(words, help, reader.andThen(step));
  }

  private static Config alone(ConfigValue value) {
    return value.atKey(KEY);
  }

  private static int within(int number, int least, int most) {
    if (number < least || number > most) {
      throw new IllegalArgumentException("Out of range");
    }
    return number;
  }

  private static String notEmpty(String text) {
    if (text.isEmpty()) {
      throw new IllegalArgumentException("Empty");
    }
    return text;
  }

  private static double decimal(String text) {
    double number = Double.parseDouble(text);
    if (!Double.isFinite(number)) {
      throw new IllegalArgumentException("Not finite");
    }
    return number;
  }

  /** A bare number would be taken for milliseconds, which nobody means. */
  private static Duration duration(ConfigValue value) {
    boolean bare =
        value.valueType() == ConfigValueType.NUMBER
            || !alone(value).getString(KEY).strip().matches(".*[A-Za-z]");
    Duration duration = alone(value).getDuration(KEY);
    if (bare || duration.isNegative()) {
      throw new IllegalArgumentException("No unit, or negative");
    }
    return duration;
  }

  private static String domain(String text) {
    if (!DOMAIN.matcher(text).matches() || text.contains("..")) {
      throw new IllegalArgumentException("Not a domain");
    }
    return text.toLowerCase(Locale.ROOT);
  }
}
