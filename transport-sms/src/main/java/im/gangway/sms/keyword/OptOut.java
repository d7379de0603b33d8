package im.gangway.sms.keyword;

import java.time.Instant;

/**
 * Somebody wants no messages from one of our numbers.
 *
 * @param ours the number of ours, or the name of the pool it is of
 * @param theirs who wants none
 * @param since when they said so
 */
public record OptOut(String ours, String theirs, Instant since) {}
