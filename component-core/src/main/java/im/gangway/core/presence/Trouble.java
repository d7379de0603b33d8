package im.gangway.core.presence;

import im.gangway.transport.FailureReason;
import im.gangway.transport.LegacyException;
import im.gangway.transport.Text;
import java.util.Optional;
import java.util.concurrent.CompletionException;

/**
 * Why a user is not logged in, and what is to be done about it.
 *
 * @param text for a person; may be empty
 */
record Trouble(FailureReason reason, Text text) {

  /** The trouble behind whatever a login failed with; of a bug, nothing is told. */
  static Trouble of(Throwable failure) {
    Throwable cause = failure;
    while (cause instanceof CompletionException && cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause instanceof LegacyException known
        ? new Trouble(known.reason(), known.text())
        : new Trouble(FailureReason.INTERNAL, Text.NONE);
  }

  /** Whether it may pass by itself; otherwise the user must do something. */
  boolean passes() {
    return switch (reason) {
      case CREDENTIALS_REFUSED,
          REPLACED,
          ACCOUNT_REQUIRED,
          BANNED,
          NOT_PERMITTED,
          NETWORK_NOT_ALLOWED,
          UNSUPPORTED ->
          false;
      default -> true;
    };
  }

  /** What the user should be told once, if there is anything to do. */
  Optional<Text> hint(String domain) {
    return switch (reason) {
      case CREDENTIALS_REFUSED -> hint("hint-credentials", domain);
      case RATE_LIMITED -> hint("hint-throttled", domain);
      case REPLACED -> hint("hint-replaced", domain);
      default -> passes() ? Optional.empty() : hint("hint-refused", domain);
    };
  }

  private Optional<Text> hint(String key, String domain) {
    return Optional.of(Text.of(Trouble.class, key, text, domain));
  }

  LegacyException exception() {
    return new LegacyException(reason, text);
  }
}
