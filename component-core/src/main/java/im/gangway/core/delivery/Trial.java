package im.gangway.core.delivery;

import java.time.Instant;

/**
 * What was tried in vain with a message since the gateway has started.
 *
 * @param attempts how often in a row
 * @param next when it is tried again
 * @param reason what was in the way last, as one word
 */
public record Trial(int attempts, Instant next, String reason) {}
