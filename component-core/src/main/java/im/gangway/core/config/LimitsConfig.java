package im.gangway.core.config;

import java.time.Duration;

/**
 * How much is taken from whom.
 *
 * @param stanzaBytes the largest stanza in bytes, either way
 * @param messagesPerMinute of one user
 * @param registrationsPerDomainPerHour of the users of one XMPP domain
 * @param sessionGrace how long a legacy session outlives the loss of its user's resources
 * @param loginsAtOnce how many users of one transport may be logging in at a time
 */
public record LimitsConfig(
    int stanzaBytes,
    int messagesPerMinute,
    int registrationsPerDomainPerHour,
    Duration sessionGrace,
    int loginsAtOnce) {}
