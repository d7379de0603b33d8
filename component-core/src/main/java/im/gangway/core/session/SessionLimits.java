package im.gangway.core.session;

import java.time.Duration;

/** What an admin may change while sessions live. Thread-safe. */
public interface SessionLimits {

  /** How long a legacy session outlives the loss of its user's resources. */
  Duration grace();

  /** How many stanzas a user may send. */
  int messagesPerMinute();

  /** Limits that stay as they are. */
  static SessionLimits of(Duration grace, int messagesPerMinute) {
    return new SessionLimits() {
      @Override
      public Duration grace() {
        return grace;
      }

      @Override
      public int messagesPerMinute() {
        return messagesPerMinute;
      }
    };
  }
}
