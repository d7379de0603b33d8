package im.gangway.core.gateway;

import im.gangway.core.config.LimitsConfig;
import im.gangway.core.session.SessionLimits;
import java.time.Duration;

/** The limits of the configuration, which may change while the gateway runs. Thread-safe. */
public final class LiveLimits implements SessionLimits {
  private volatile LimitsConfig current;

  LiveLimits(LimitsConfig configured) {
    this.current = configured;
  }

  void change(LimitsConfig changed) {
    current = changed;
  }

  @Override
  public Duration grace() {
    return current.sessionGrace();
  }

  @Override
  public int messagesPerMinute() {
    return current.messagesPerMinute();
  }

  /** How many users of one transport may be logging in at a time; taken from the start. */
  int loginsAtOnce() {
    return current.loginsAtOnce();
  }

  /** How many users of one XMPP domain may register. */
  public int registrationsPerDomainPerHour() {
    return current.registrationsPerDomainPerHour();
  }
}
