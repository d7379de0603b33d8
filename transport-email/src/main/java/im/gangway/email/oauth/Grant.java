package im.gangway.email.oauth;

import java.time.Instant;
import java.util.Optional;

/**
 * What a provider has granted.
 *
 * @param access shown to mail servers
 * @param refresh by which there is another when this one has expired
 * @param until when it expires
 */
public record Grant(String access, Optional<String> refresh, Instant until) {
  /** Without tokens. */
  @Override
  public String toString() {
    return "Grant[until " + until + ']';
  }
}
