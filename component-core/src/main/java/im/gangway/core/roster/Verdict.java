package im.gangway.core.roster;

import im.gangway.transport.LegacyException;
import im.gangway.transport.Text;
import java.util.concurrent.CompletionException;

/** What it means for a wish about a contact that the legacy service did not take it. */
enum Verdict {
  /** There is nothing to take: nobody has to agree there. */
  NO_SUCH_ABILITY,
  /** It never will. */
  FINAL,
  /** Another time it may. */
  PASSING;

  static Verdict of(Throwable failure) {
    if (!(cause(failure) instanceof LegacyException refused)) {
      return PASSING;
    }
    return switch (refused.reason()) {
      case UNSUPPORTED -> NO_SUCH_ABILITY;
      case ADDRESS_INVALID, RECIPIENT_UNKNOWN, NOT_PERMITTED, BANNED, CONTENT_REFUSED -> FINAL;
      default -> PASSING;
    };
  }

  /** The network's words for it; empty if there are none. */
  static Text text(Throwable failure) {
    return cause(failure) instanceof LegacyException refused ? refused.text() : Text.NONE;
  }

  private static Throwable cause(Throwable failure) {
    Throwable cause = failure.getCause();
    return failure instanceof CompletionException && cause != null ? cause : failure;
  }
}
