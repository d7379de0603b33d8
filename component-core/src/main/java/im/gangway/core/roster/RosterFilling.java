package im.gangway.core.roster;

import im.gangway.core.privilege.Privilege;
import im.gangway.core.session.UserSession;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.xmpp.packet.JID;

/**
 * Brings the legacy service's contact list into the user's roster, each change once: through the
 * server where it allows that (XEP-0356), else through a client that can (XEP-0144), else in words.
 * Confined to the user's mailbox.
 */
final class RosterFilling {
  private final UserSession session;
  private final RosterEnvironment environment;
  private final ContactBook book;
  private final ContactPresences presences;
  private final LegacySubscriptions consents;
  private final PrivilegedRoster privileged;
  private final RosterSuggestions suggestions;
  private boolean busy;
  private boolean again;

  /** The server refused once; it is not asked again while the legacy session lasts. */
  private boolean refused;

  RosterFilling(
      UserSession session,
      RosterEnvironment environment,
      ContactBook book,
      ContactPresences presences,
      LegacySubscriptions consents) {
    this.session = session;
    this.environment = environment;
    this.book = book;
    this.presences = presences;
    this.consents = consents;
    this.privileged = new PrivilegedRoster(session, environment.context().addresses().gateway());
    this.suggestions = new RosterSuggestions(session, environment.context(), presences);
  }

  /** Looks what is to be done, and does it; what happens meanwhile is looked at afterwards. */
  void review() {
    if (busy) {
      again = true;
      return;
    }
    RosterChanges changes = RosterChanges.among(book.all(), environment.context().info().name());
    if (changes.isEmpty()) {
      return;
    }
    Optional<Privilege> privilege = privilege();
    if (privilege.isPresent()) {
      begin();
      privileged.fill(changes, privilege.get(), new Progress());
    } else if (suggestions.arePossible()) {
      begin();
      suggestions.make(changes, new Progress());
    }
  }

  private void begin() {
    busy = true;
    again = false;
    session.unsettled();
  }

  private Optional<Privilege> privilege() {
    return refused
        ? Optional.empty()
        : environment.privileges().of(session.user()).filter(Privilege::writesRosters);
  }

  /** Removes all contacts: by the server where it does that, else in the words for it. */
  void removeAll() {
    Predicate<Entry> byServer = entry -> entry.listed && privilege().isPresent();
    List<Entry> known =
        book.all().stream()
            .filter(entry -> entry.seen || entry.sees || entry.wanted || entry.listed)
            .toList();
    known.stream().filter(byServer.negate()).forEach(this::dismiss);
    privileged.removeAll(
        known.stream().filter(byServer).toList(), refused -> refused.forEach(this::dismiss));
    book.clear();
  }

  private void dismiss(Entry entry) {
    consents.farewell(entry);
    presences.vanish(entry);
  }

  void left(JID resource) {
    suggestions.left(resource);
  }

  void forgetSession() {
    refused = false;
    suggestions.forgetSession();
  }

  /** Hears how it goes. */
  final class Progress {
    /** The contact is in the roster, and both see each other. */
    void subscribed(Listing listing) {
      Entry entry = listing.entry();
      if (entry.unwanted) {
        return;
      }
      entry.seen = true;
      entry.sees = true;
      entry.wanted = false;
      listed(listing);
      presences.changed(entry);
    }

    /** The contact is in the roster, or was offered for it. */
    void listed(Listing listing) {
      Entry entry = listing.entry();
      entry.name = listing.name();
      entry.groups = listing.groups();
      entry.listed = !entry.unwanted;
      book.save(entry);
    }

    /** The contact is no longer in the roster. */
    void removed(Listing listing) {
      if (listing.entry().gone) {
        book.remove(listing.entry());
      }
    }

    /** The user has been told that a contact has gone; now the contact takes leave. */
    void takenLeave(Listing listing) {
      if (listing.entry().gone && book.holds(listing.entry())) {
        consents.end(listing.entry());
      }
    }

    /** The server does not allow it after all. */
    void refused() {
      refused = true;
      again = true;
    }

    /** That was all. */
    void done() {
      busy = false;
      if (again) {
        review();
      }
      session.settled();
    }
  }
}
