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

  /**
   * The service asks to try again later; nothing was sent.
   *
   * @param reason why, for the sender if it is never taken; one that may pass
   * @param text the same in words; may be empty
   */
  record RetryAfter(Duration duration, FailureReason reason, Text text) implements SendOutcome {
    /** Since too much came at once, as far as anybody knows. */
    public RetryAfter(Duration duration) {
      this(duration, FailureReason.RATE_LIMITED, Text.NONE);
    }

    /** With words that are the same in every language, such as what the network said. */
    public RetryAfter(Duration duration, FailureReason reason, String text) {
      this(duration, reason, Text.literal(text));
    }
  }

  /** The service refused it, wholly or in part. */
  record Refused(FailureReason reason, Text text) implements SendOutcome {
    /** With words that are the same in every language, such as what the network said. */
    public Refused(FailureReason reason, String text) {
      this(reason, Text.literal(text));
    }
  }

  /** It may or may not have been sent, and nobody will ever know. */
  record Unknown(FailureReason reason, Text text) implements SendOutcome {
    /** With words that are the same in every language, such as what the network said. */
    public Unknown(FailureReason reason, String text) {
      this(reason, Text.literal(text));
    }
  }

  /** Taken, without an id. */
  static SendOutcome accepted() {
    return new Accepted(List.of());
  }
}
