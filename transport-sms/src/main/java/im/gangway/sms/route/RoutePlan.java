package im.gangway.sms.route;

import im.gangway.sms.number.SmsAddress;
import im.gangway.sms.text.AlphabetChoice;
import im.gangway.sms.text.ReferenceWidth;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * What a route is for, as the admin set it up.
 *
 * @param id names it
 * @param prefixes of destinations that it takes; {@code +} for all numbers, and with it short codes
 * @param senders values of addresses that may send over it; {@code *} for all
 * @param priority among routes with prefixes of the same length: the smallest goes first
 * @param window the most segments that may be unanswered
 * @param rate the most segments a second; 0 for no limit
 * @param alphabets in which texts may be written
 * @param width of the references of long messages
 * @param receiptOnAccept whether what was accepted counts as delivered where there are no receipts
 * @param lateAnswers for how long an answer may still come to what had none in time
 */
public record RoutePlan(
    String id,
    List<String> prefixes,
    Set<String> senders,
    int priority,
    int window,
    double rate,
    AlphabetChoice alphabets,
    ReferenceWidth width,
    boolean receiptOnAccept,
    Duration lateAnswers) {
  private static final Duration LATE_ANSWERS = Duration.ofSeconds(30);
  private static final String ALL_SENDERS = "*";
  private static final String ALL_NUMBERS = "+";

  public RoutePlan {
    if (window < 1 || rate < 0 || lateAnswers.isNegative()) {
      throw new IllegalArgumentException(
          "A window is 1 at least, and rate and late-answers are not negative");
    }
    prefixes = List.copyOf(prefixes);
    senders = Set.copyOf(senders);
  }

  /** For everybody to everywhere, one at a time, with the plain alphabet. */
  public static RoutePlan of(String id) {
    return new RoutePlan(
        id,
        List.of(ALL_NUMBERS),
        Set.of(ALL_SENDERS),
        0,
        1,
        0,
        AlphabetChoice.plain(),
        ReferenceWidth.SIXTEEN_BIT,
        false,
        LATE_ANSWERS);
  }

  /** Whether an address may send over it. */
  boolean admits(SmsAddress from) {
    return senders.contains(ALL_SENDERS) || senders.contains(from.value());
  }

  /** The length of the longest prefix that a destination has; 0 if it is not for that one. */
  int match(SmsAddress to) {
    boolean isShort = to instanceof SmsAddress.ShortCode;
    return prefixes.stream()
        .filter(prefix -> to.value().startsWith(prefix) || (isShort && prefix.equals(ALL_NUMBERS)))
        .mapToInt(String::length)
        .max()
        .orElse(0);
  }
}
