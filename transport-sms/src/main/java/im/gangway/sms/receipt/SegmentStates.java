package im.gangway.sms.receipt;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What became of the segments of one message, from which follows what became of the message.
 *
 * @param segments how many there are
 * @param outcomes the final ones, by the number of the segment
 */
public record SegmentStates(int segments, Map<Integer, DeliveryOutcome> outcomes) {
  public SegmentStates {
    outcomes = Collections.unmodifiableMap(new TreeMap<>(outcomes));
  }

  /** Nothing is known yet. */
  public static SegmentStates of(int segments) {
    return new SegmentStates(segments, Map.of());
  }

  /**
   * A receipt for a segment. The first final one counts, except that a segment of unknown fate may
   * turn out delivered or failed.
   */
  public SegmentStates with(int segment, DeliveryOutcome outcome) {
    DeliveryOutcome known = outcomes.get(segment);
    boolean settled = known != null && !(known instanceof DeliveryOutcome.Unknown);
    if (settled || !outcome.isFinal()) {
      return this;
    }
    Map<Integer, DeliveryOutcome> more = new TreeMap<>(outcomes);
    more.put(segment, outcome);
    return new SegmentStates(segments, more);
  }

  /**
   * Of the whole message: failed with the first segment that failed, delivered or unknown only when
   * every segment is settled.
   */
  public DeliveryOutcome outcome() {
    for (DeliveryOutcome each : outcomes.values()) {
      if (each instanceof DeliveryOutcome.Failed) {
        return each;
      }
    }
    if (outcomes.size() < segments) {
      return new DeliveryOutcome.Pending();
    }
    return outcomes.containsValue(new DeliveryOutcome.Unknown())
        ? new DeliveryOutcome.Unknown()
        : new DeliveryOutcome.Delivered();
  }
}
