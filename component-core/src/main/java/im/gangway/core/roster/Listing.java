package im.gangway.core.roster;

import im.gangway.transport.Contact;
import java.util.List;

/**
 * How a contact is to be in the user's roster, as the legacy service wanted it at one time.
 *
 * @param name empty for none
 */
record Listing(Entry entry, String name, List<String> groups) {
  Listing {
    groups = List.copyOf(groups);
  }

  /** As the legacy service lists it now; who is in no group there is grouped by the network. */
  static Listing of(Entry entry, String ownGroup) {
    Contact known = entry.onList;
    return known == null
        ? new Listing(entry, entry.name, entry.groups)
        : new Listing(entry, line(known.name()), groups(known, ownGroup));
  }

  private static List<String> groups(Contact known, String ownGroup) {
    List<String> groups =
        known.groups().stream()
            .map(Listing::line)
            .filter(group -> !group.isEmpty())
            .distinct()
            .toList();
    return groups.isEmpty() ? List.of(ownGroup) : groups;
  }

  private static String line(String text) {
    return text.replace('\n', ' ').strip();
  }

  /** Whether it is what was put into the roster before. */
  boolean isKnown() {
    return name.equals(entry.name) && groups.equals(entry.groups);
  }

  /** The contact's JID, as text. */
  String jid() {
    return entry.jid.toString();
  }
}
