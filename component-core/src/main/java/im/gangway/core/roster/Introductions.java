package im.gangway.core.roster;

import im.gangway.core.session.UserSession;
import java.util.List;

/**
 * Lets those on the legacy service's list who are not in the user's roster ask the user, one after
 * the other, to be added. Only by the user's wish and while the user is connected; and each contact
 * asks once, whatever the user answered. Confined to the user's mailbox.
 */
final class Introductions {
  private final UserSession session;
  private final ContactBook book;
  private final ContactStanzas stanzas;
  private final PacedTurns turns;
  private final String ownGroup;
  private boolean wished;
  private boolean waiting;

  Introductions(
      UserSession session,
      ContactBook book,
      ContactStanzas stanzas,
      PacedTurns turns,
      String ownGroup) {
    this.session = session;
    this.book = book;
    this.stanzas = stanzas;
    this.turns = turns;
    this.ownGroup = ownGroup;
  }

  boolean areWished() {
    return wished;
  }

  /** How many contacts have not asked yet. */
  int left() {
    return candidates().size();
  }

  /** Begins; the first contact asks at once, unless one has just asked. */
  void begin() {
    wished = true;
    if (!waiting) {
      next();
    }
  }

  /** Nobody asks from now on. */
  void stop() {
    wished = false;
  }

  private void next() {
    List<Entry> candidates = wished ? candidates() : List.of();
    if (candidates.isEmpty()) {
      wished = false;
      return;
    }
    introduce(candidates.get(0));
    waiting = true;
    session.unsettled();
    turns.after(session.mailbox(), this::turn);
  }

  private void turn() {
    waiting = false;
    next();
    session.settled();
  }

  /** Noted as offered, so that it is remembered for as long as the contact is on the list. */
  private void introduce(Entry entry) {
    Listing listing = Listing.of(entry, ownGroup);
    entry.name = listing.name();
    entry.groups = listing.groups();
    entry.listed = true;
    entry.askedAt = session.now();
    book.save(entry);
    stanzas.subscribe(entry.jid, entry.title(), "");
  }

  private List<Entry> candidates() {
    return book.all().stream().filter(Introductions::isUnknown).toList();
  }

  private static boolean isUnknown(Entry entry) {
    boolean known = entry.seen || entry.sees || entry.wanted || entry.requested;
    return entry.onList != null && !known && !entry.unwanted && entry.askedAt == null;
  }
}
