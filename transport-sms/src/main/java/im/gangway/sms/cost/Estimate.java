package im.gangway.sms.cost;

import im.gangway.sms.number.SmsAddress;
import im.gangway.sms.text.Alphabet;
import im.gangway.sms.text.Segment;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * What a text would take, before it is sent.
 *
 * @param alphabet it would be written in
 * @param segments how many short messages
 * @param units septets or UTF-16 units of all segments together
 * @param price of all segments together; empty without a price for the number
 * @param currency of the price
 */
public record Estimate(
    Alphabet alphabet, int segments, int units, Optional<BigDecimal> price, String currency) {

  /** Of segments that go to somebody. */
  public static Estimate of(List<Segment> segments, SmsAddress to, PriceTable prices) {
    Alphabet alphabet = segments.get(0).alphabet();
    int units = segments.stream().mapToInt(each -> alphabet.length(each.text())).sum();
    Optional<BigDecimal> price =
        prices.segment(to).map(one -> one.multiply(BigDecimal.valueOf(segments.size())));
    return new Estimate(alphabet, segments.size(), units, price, prices.currency());
  }

  /** What is to be charged for it. */
  public Charge charge() {
    return new Charge(1, segments, price.orElse(BigDecimal.ZERO));
  }
}
