package im.gangway.sms.route;

import im.gangway.sms.number.SmsAddress;
import im.gangway.sms.provider.Capabilities.Splitting;
import im.gangway.sms.text.Segment;
import im.gangway.sms.text.Segmenter;
import im.gangway.sms.text.TooManySegmentsException;
import im.gangway.sms.text.UserDataHeader;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/** Cuts texts for routes. Thread-safe. */
final class Cutter {
  private final int most;
  private final References references;

  /**
   * A cutter.
   *
   * @param most segments that a text may take
   */
  Cutter(int most, RandomGenerator random) {
    this.most = most;
    this.references = new References(random);
  }

  /** What carriers count, whoever cuts. */
  List<Segment> segments(RoutePlan plan, SmsAddress from, SmsAddress to, String text)
      throws TooManySegmentsException {
    return new Segmenter(plan.alphabets(), plan.width())
        .split(text, references.next(from, to), most);
  }

  /** What is submitted: one whole text where the provider cuts. */
  static List<Segment> submissions(Splitting splitting, List<Segment> segments) {
    if (splitting == Splitting.SELF || segments.size() == 1) {
      return segments;
    }
    String whole = segments.stream().map(Segment::text).collect(Collectors.joining());
    return List.of(new Segment(segments.get(0).alphabet(), UserDataHeader.NONE, whole));
  }
}
