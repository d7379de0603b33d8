package im.gangway.core.roster;

import java.util.List;
import java.util.function.Predicate;

/**
 * How the user's roster differs from the legacy service's list, as far as the gateway has a say.
 *
 * @param added on the list, and never put into the roster
 * @param modified under another name or in other groups than they were put there
 * @param removed no longer on the list
 */
record RosterChanges(List<Listing> added, List<Listing> modified, List<Listing> removed) {

  /** What is to be done about these contacts. */
  static RosterChanges among(List<Entry> contacts, String ownGroup) {
    List<Listing> all = contacts.stream().map(entry -> Listing.of(entry, ownGroup)).toList();
    return new RosterChanges(
        those(all, listing -> isNew(listing.entry())),
        those(all, RosterChanges::isModified),
        those(all, listing -> listing.entry().listed && listing.entry().gone));
  }

  private static List<Listing> those(List<Listing> all, Predicate<Listing> wanted) {
    return all.stream().filter(wanted).toList();
  }

  private static boolean isNew(Entry entry) {
    return entry.onList != null && !entry.listed && !entry.seen && !entry.unwanted;
  }

  private static boolean isModified(Listing listing) {
    Entry entry = listing.entry();
    return entry.onList != null && entry.listed && !listing.isKnown();
  }

  boolean isEmpty() {
    return added.isEmpty() && modified.isEmpty() && removed.isEmpty();
  }
}
