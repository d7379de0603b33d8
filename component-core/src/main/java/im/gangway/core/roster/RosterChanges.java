package im.gangway.core.roster;

import im.gangway.transport.Contact;
import java.util.List;

/**
 * How the user's roster differs from the legacy service's list, as far as the gateway has a say.
 *
 * @param added on the list, and never put into the roster
 * @param modified under another name or in other groups than they were put there
 * @param removed no longer on the list
 */
record RosterChanges(List<Entry> added, List<Entry> modified, List<Entry> removed) {

  /** What is to be done about these contacts. */
  static RosterChanges among(List<Entry> contacts, String ownGroup) {
    return new RosterChanges(
        contacts.stream().filter(RosterChanges::isNew).toList(),
        contacts.stream().filter(entry -> isModified(entry, ownGroup)).toList(),
        contacts.stream().filter(entry -> entry.listed && entry.gone).toList());
  }

  private static boolean isNew(Entry entry) {
    return entry.onList != null && !entry.listed && !entry.seen && !entry.unwanted;
  }

  private static boolean isModified(Entry entry, String ownGroup) {
    return entry.onList != null
        && entry.listed
        && !(name(entry).equals(entry.name) && groups(entry, ownGroup).equals(entry.groups));
  }

  /** The name under which a contact goes into the roster. */
  static String name(Entry entry) {
    Contact known = entry.onList;
    return known == null ? entry.name : known.name().replace('\n', ' ').strip();
  }

  /** The groups into which it goes; those without any are grouped by their network. */
  static List<String> groups(Entry entry, String ownGroup) {
    Contact known = entry.onList;
    if (known == null) {
      return entry.groups;
    }
    List<String> groups =
        known.groups().stream()
            .map(group -> group.replace('\n', ' ').strip())
            .filter(group -> !group.isEmpty())
            .distinct()
            .toList();
    return groups.isEmpty() ? List.of(ownGroup) : groups;
  }

  boolean isEmpty() {
    return added.isEmpty() && modified.isEmpty() && removed.isEmpty();
  }
}
