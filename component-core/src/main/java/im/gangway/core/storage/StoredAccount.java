package im.gangway.core.storage;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * What is kept about a Jabber user who has registered.
 *
 * @param scopes what is registered: empty for the transport as a whole, else a network
 * @param disabled whether the admin shut the user out
 * @param dormant whether the user removed the gateway from the roster
 * @param askedAt when the gateway last asked to see the user's presence
 */
public record StoredAccount(
    Set<String> scopes, boolean disabled, boolean dormant, Optional<Instant> askedAt) {
  public StoredAccount {
    scopes = Set.copyOf(scopes);
  }
}
