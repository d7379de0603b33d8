package im.gangway.sms.reassembly;

import im.gangway.sms.text.Part;
import java.time.Instant;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The parts of a long message that have come so far. When they have been delivered it stays for a
 * while as a tombstone, so that parts that come again are not taken for a new message.
 *
 * @param key what they have in common
 * @param parts by their numbers, from 1
 * @param since when the first one came; of a tombstone, when it was delivered
 * @param delivered whether it is a tombstone
 */
public record Assembly(
    AssemblyKey key, SortedMap<Integer, Part> parts, Instant since, boolean delivered) {
  public Assembly {
    parts = Collections.unmodifiableSortedMap(new TreeMap<>(parts));
  }

  static Assembly begin(AssemblyKey key, Instant now) {
    return new Assembly(key, new TreeMap<>(), now, false);
  }

  Assembly with(int number, Part part) {
    SortedMap<Integer, Part> more = new TreeMap<>(parts);
    more.put(number, part);
    return new Assembly(key, more, since, delivered);
  }

  Assembly buried(Instant now) {
    return new Assembly(key, parts, now, true);
  }

  /** Whether no part is missing. */
  public boolean isComplete() {
    return parts.size() == key.total();
  }

  /** Whether exactly this part has come before. */
  boolean has(int number, Part part) {
    return part.equals(parts.get(number));
  }

  /** Whether another one has come in this part's place, so that it is of another message. */
  boolean contradicts(int number, Part part) {
    Part known = parts.get(number);
    return known != null && !known.equals(part);
  }
}
