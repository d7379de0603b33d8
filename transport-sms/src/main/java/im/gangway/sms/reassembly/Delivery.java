package im.gangway.sms.reassembly;

import java.time.Instant;
import java.util.List;

/**
 * A message to be delivered.
 *
 * @param key which one
 * @param text with a mark such as {@code […2/3…]} for each missing part
 * @param missing the numbers of the parts that have not come
 * @param since when its first part came
 */
public record Delivery(AssemblyKey key, String text, List<Integer> missing, Instant since) {
  public Delivery {
    missing = List.copyOf(missing);
  }
}
