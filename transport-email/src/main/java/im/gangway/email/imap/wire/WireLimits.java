package im.gangway.email.imap.wire;

import java.time.Duration;

/**
 * What a server may cost.
 *
 * @param connectTimeout for the connection to one address, TLS included
 * @param answerTimeout between a command and its end; what comes meanwhile starts it anew
 * @param lineBytes of a response without its literals
 * @param literalBytes of a literal that nobody asked for
 * @param responses that are kept for one command
 */
public record WireLimits(
    Duration connectTimeout,
    Duration answerTimeout,
    int lineBytes,
    int literalBytes,
    int responses) {
  /** What is good for nearly everyone. */
  public static final WireLimits DEFAULT =
      new WireLimits(Duration.ofSeconds(20), Duration.ofSeconds(60), 1 << 20, 64 << 10, 10_000);
}
