package im.gangway.core.storage;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What is kept about a legacy user with whom a Jabber user has something to do.
 *
 * @param address the legacy address, as the transport spells it
 * @param seen whether the user may see the contact's presence
 * @param sees whether the contact may see the user's presence
 * @param wanted whether the user's wish to see the contact has not been answered
 * @param unwanted whether the user removed the contact and the legacy service does not know yet
 * @param listed whether it was put into the user's roster, with that name and those groups
 * @param askedAt when the contact last asked to see the user's presence
 */
public record StoredContact(
    String address,
    boolean seen,
    boolean sees,
    boolean wanted,
    boolean unwanted,
    boolean listed,
    Optional<Instant> askedAt,
    String name,
    List<String> groups) {
  public StoredContact {
    groups = List.copyOf(groups);
  }
}
