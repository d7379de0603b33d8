package im.gangway.transport;

import java.util.List;

/**
 * An entry of a contact list that the legacy service keeps for the user.
 *
 * @param name what the user or the service calls the contact; empty if nothing
 * @param groups in which the list shows it; may be empty
 */
public record Contact(LegacyAddress address, String name, List<String> groups) {
  public Contact {
    groups = List.copyOf(groups);
  }
}
