package im.gangway.sms.route;

import im.gangway.transport.SendOutcome;
import java.util.Optional;

/**
 * What became of a text.
 *
 * @param outcome for its sender
 * @param route over which it went, or began to
 * @param segments that were sent, or may have been
 * @param delivered whether its acceptance counts as its delivery
 */
public record Sent(SendOutcome outcome, Optional<String> route, int segments, boolean delivered) {
  static Sent nothing(SendOutcome outcome) {
    return new Sent(outcome, Optional.empty(), 0, false);
  }
}
