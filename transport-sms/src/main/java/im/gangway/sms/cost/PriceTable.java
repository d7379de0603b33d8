package im.gangway.sms.cost;

import im.gangway.sms.number.SmsAddress;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a segment costs, by the beginning of the number: the longest prefix counts.
 *
 * @param currency of all prices, such as {@code EUR}
 * @param prices of a segment, by prefixes such as {@code +49}; {@code +} for all other numbers
 */
public record PriceTable(String currency, Map<String, BigDecimal> prices) {
  public PriceTable {
    prices = Map.copyOf(prices);
    if (prices.keySet().stream().anyMatch(String::isEmpty)) {
      throw new IllegalArgumentException("A prefix has at least one character");
    }
    if (prices.values().stream().anyMatch(price -> price.signum() < 0)) {
      throw new IllegalArgumentException("No price is negative");
    }
  }

  /** The price of a segment; empty where the table says nothing. */
  public Optional<BigDecimal> segment(SmsAddress to) {
    String number = to.value();
    TreeMap<Integer, BigDecimal> byLength = new TreeMap<>();
    prices.forEach(
        (prefix, price) -> {
          if (number.startsWith(prefix)) {
            byLength.put(prefix.length(), price);
          }
        });
    return Optional.ofNullable(byLength.lastEntry()).map(Map.Entry::getValue);
  }
}
