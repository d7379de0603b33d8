package im.gangway.email.address;

import java.util.Optional;

/**
 * One label of a domain name between Unicode and its ASCII form (RFC 3492).
 *
 * <p>The JDK's own conversion follows the rules of 2003, under which {@code ß} becomes {@code ss}
 * and so another domain.
 */
final class Punycode {
  private static final int BASE = 36;
  private static final int T_MIN = 1;
  private static final int T_MAX = 26;
  private static final int SKEW = 38;
  private static final int DAMP = 700;
  private static final int FIRST_BIAS = 72;
  private static final int FIRST_CODE = 128;

  private Punycode() {}

  /** The digits that stand after {@code xn--} for a label of at most 63 characters. */
  static String encode(String label) {
    int[] input = label.codePoints().toArray();
    StringBuilder out = new StringBuilder();
    label.codePoints().filter(each -> each < FIRST_CODE).forEach(out::appendCodePoint);
    int basic = out.length();
    int handled = basic;
    if (basic > 0) {
      out.append('-');
    }
    int code = FIRST_CODE;
    int delta = 0;
    int bias = FIRST_BIAS;
    while (handled < input.length) {
      int next = nextCode(input, code);
      delta += (next - code) * (handled + 1);
      code = next;
      for (int each : input) {
        if (each < code) {
          delta++;
        } else if (each == code) {
          appendNumber(out, delta, bias);
          bias = adapt(delta, handled + 1, handled == basic);
          delta = 0;
          handled++;
        }
      }
      delta++;
      code++;
    }
    return out.toString();
  }

  private static int nextCode(int[] input, int atLeast) {
    int next = Integer.MAX_VALUE;
    for (int each : input) {
      if (each >= atLeast && each < next) {
        next = each;
      }
    }
    return next;
  }

  private static void appendNumber(StringBuilder out, int number, int bias) {
    int rest = number;
    for (int k = BASE; ; k += BASE) {
      int threshold = threshold(k, bias);
      if (rest < threshold) {
        out.append(digit(rest));
        return;
      }
      out.append(digit(threshold + (rest - threshold) % (BASE - threshold)));
      rest = (rest - threshold) / (BASE - threshold);
    }
  }

  /** The label behind the digits after {@code xn--}; empty if they are none. */
  static Optional<String> decode(String digits) {
    StringBuilder out = new StringBuilder();
    int dash = digits.lastIndexOf('-');
    out.append(digits, 0, Math.max(dash, 0));
    int code = FIRST_CODE;
    int bias = FIRST_BIAS;
    int position = 0;
    int at = dash < 0 ? 0 : dash + 1;
    int length = out.length();
    while (at < digits.length()) {
      int before = position;
      long weight = 1;
      long number = position;
      for (int k = BASE; ; k += BASE) {
        int value = at < digits.length() ? Character.digit(digits.charAt(at++), BASE) : -1;
        if (value < 0) {
          return Optional.empty();
        }
        // Character.digit counts 0-9 first, Punycode a-z first.
        int digit = value < 10 ? value + 26 : value - 10;
        number += digit * weight;
        if (number > Character.MAX_CODE_POINT * 64L) {
          return Optional.empty();
        }
        int threshold = threshold(k, bias);
        if (digit < threshold) {
          break;
        }
        weight *= BASE - threshold;
      }
      length++;
      bias = adapt((int) number - before, length, before == 0);
      code += (int) (number / length);
      position = (int) (number % length);
      if (code > Character.MAX_CODE_POINT) {
        return Optional.empty();
      }
      out.insert(out.offsetByCodePoints(0, position), Character.toString(code));
      position++;
    }
    return Optional.of(out.toString());
  }

  private static int threshold(int k, int bias) {
    return Math.min(T_MAX, Math.max(T_MIN, k - bias));
  }

  private static int adapt(int delta, int points, boolean first) {
    int scaled = first ? delta / DAMP : delta / 2;
    scaled += scaled / points;
    int k = 0;
    while (scaled > (BASE - T_MIN) * T_MAX / 2) {
      scaled /= BASE - T_MIN;
      k += BASE;
    }
    return k + (BASE - T_MIN + 1) * scaled / (scaled + SKEW);
  }

  private static char digit(int value) {
    return (char) (value < 26 ? 'a' + value : '0' + value - 26);
  }
}
