package im.gangway.sms.reassembly;

import im.gangway.sms.text.IncomingText;
import im.gangway.sms.text.Octets;
import im.gangway.sms.text.Part;
import im.gangway.sms.text.TextCoding;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The text of parts. Neighbours of one coding are joined before they are read, since peers cut
 * inside surrogate pairs and escape sequences.
 */
final class AssembledText {
  private final StringBuilder text = new StringBuilder();
  private @Nullable TextCoding coding;
  private Octets run = Octets.NONE;

  private AssembledText() {}

  static Delivery of(Assembly assembly) {
    AssembledText assembled = new AssembledText();
    List<Integer> missing = new ArrayList<>();
    int total = assembly.key().total();
    for (int number = 1; number <= total; number++) {
      Part part = assembly.parts().get(number);
      if (part == null) {
        missing.add(number);
        assembled.gap(number, total);
      } else {
        assembled.add(part);
      }
    }
    return new Delivery(assembly.key(), assembled.finished(), missing, assembly.since());
  }

  /** A part that comes when the rest has been delivered without it. */
  static Delivery late(Assembly tombstone, int number, Part part) {
    AssembledText assembled = new AssembledText();
    assembled.gap(number, tombstone.key().total());
    assembled.text.append(' ');
    assembled.add(part);
    return new Delivery(tombstone.key(), assembled.finished(), List.of(), tombstone.since());
  }

  private void add(Part part) {
    if (!part.coding().equals(coding)) {
      flush();
      coding = part.coding();
    }
    run = run.plus(part.units());
  }

  private void gap(int number, int total) {
    flush();
    coding = null;
    text.append("[…").append(number).append('/').append(total).append("…]");
  }

  private void flush() {
    if (coding != null) {
      text.append(coding.decode(run));
    }
    run = Octets.NONE;
  }

  private String finished() {
    flush();
    return IncomingText.clean(text.toString());
  }
}
