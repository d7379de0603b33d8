package im.gangway.transport;

import java.time.Duration;
import java.util.List;

/** What became of a message that was handed to a session. */
public sealed interface SendOutcome {

  /** The service took it. */
  record Accepted(List<LegacyMessageId> ids) implements SendOutcome {
    public Accepted {
      ids = List.copyOf(ids);
    }
  }

  /** The service asks to try again later; nothing was sent. */
  record RetryAfter(Duration duration) implements SendOutcome {}

  /** The service refused it, wholly or in part. */
  record Refused(FailureReason reason, String text) implements SendOutcome {}

  /** It may or may not have been sent, and nobody will ever know. */
  record Unknown(FailureReason reason, String text) implements SendOutcome {}

  /** Taken, without an id. */
  static SendOutcome accepted() {
    return new Accepted(List.of());
  }
}
