package im.gangway.core.storage;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * What is kept about a Jabber user who has registered.
 *
 * @param scopes what is registered: empty for the transport as a whole, else a network
 * @param disabled whether the admin shut the user out
 * @param dormant whether the user removed the gateway from the roster, or is gone for long
 * @param askedAt when the gateway last asked to see the user's presence
 * @param goneSince since when the user's server has said that there is no such user
 */
public record StoredAccount(
    Set<String> scopes,
    boolean disabled,
    boolean dormant,
    Optional<Instant> askedAt,
    Optional<Instant> goneSince) {
  public StoredAccount {
    scopes = Set.copyOf(scopes);
  }

  /** The same with other registrations. */
  public StoredAccount withScopes(Set<String> now) {
    return new StoredAccount(now, disabled, dormant, askedAt, goneSince);
  }

  /** The same, shut out or not. */
  public StoredAccount withDisabled(boolean now) {
    return new StoredAccount(scopes, now, dormant, askedAt, goneSince);
  }

  /** The same, dormant or not. */
  public StoredAccount withDormant(boolean now) {
    return new StoredAccount(scopes, disabled, now, askedAt, goneSince);
  }

  /** The same, last asked at that time. */
  public StoredAccount withAskedAt(Instant now) {
    return new StoredAccount(scopes, disabled, dormant, Optional.of(now), goneSince);
  }

  /** The same, gone since that time or not at all. */
  public StoredAccount withGoneSince(Optional<Instant> now) {
    return new StoredAccount(scopes, disabled, dormant, askedAt, now);
  }
}
