package im.gangway.core.roster;

import im.gangway.core.account.UserAccount;
import im.gangway.core.session.UserSession;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.xmpp.packet.JID;

/**
 * Shows the user how present the contacts are: to the bare JID what changes, to a single resource
 * what it has not heard yet. Many presences go out at the pace of the stream. Confined to the
 * user's mailbox.
 */
final class ContactPresences {
  private static final int TURN = 100;

  /** How long a network has, after the login, to say who is there. */
  private static final Duration SETTLING = Duration.ofSeconds(1);

  private final UserSession session;
  private final ContactBook book;
  private final ContactStanzas stanzas;
  private final boolean watched;
  private final Set<JID> resources = new LinkedHashSet<>();
  private final Set<Line> waiting = new LinkedHashSet<>();
  private final WaitingProbes probes;
  private boolean online;
  private boolean flowing;

  /** A presence that is to be sent; how it looks is seen when it is its turn. */
  private record Line(Entry entry, JID to) {}

  /**
   * @param watched whether the network tells how present contacts are; where not, they are there
   *     while the user is
   */
  ContactPresences(UserSession session, ContactBook book, ContactStanzas stanzas, boolean watched) {
    this.session = session;
    this.book = book;
    this.stanzas = stanzas;
    this.watched = watched;
    this.probes = new WaitingProbes(session, this::answer);
  }

  boolean isOnline() {
    return online;
  }

  /** The resources that are available. */
  List<JID> resources() {
    return List.copyOf(resources);
  }

  /** Whoever has not registered is there while something concerns the legacy service. */
  private boolean isUp() {
    return online || (session.legacy().isActive() && !isExpected());
  }

  /** A legacy session has started, for whatever reason. */
  void started() {
    if (!isExpected()) {
      probes.release();
      book.all().forEach(this::changed);
    }
  }

  /** The user's legacy session is up. */
  void online(boolean firstTime) {
    online = true;
    probes.release();
    book.all().forEach(this::changed);
    if (firstTime) {
      session.unsettled();
      session.after(SETTLING, this::dispelGhosts);
    }
  }

  /** What an earlier process showed may be there still: those who are offline are said to be. */
  private void dispelGhosts() {
    for (Entry entry : book.all()) {
      if (online && entry.seen && !current(entry).isAvailable()) {
        stanzas.presence(entry.jid, session.user(), Look.OFFLINE);
        entry.shown = null;
      }
    }
    session.settled();
  }

  /** The user's legacy session is down: nobody is there. */
  void offline() {
    online = false;
    waiting.clear();
    for (Entry entry : book.all()) {
      if (entry.shown != null) {
        entry.shown = null;
        stanzas.presence(entry.jid, session.user(), Look.OFFLINE);
      }
    }
  }

  void arrived(JID resource) {
    resources.add(resource);
    if (online) {
      for (Entry entry : book.all()) {
        if (entry.seen && current(entry).isAvailable()) {
          waiting.add(new Line(entry, resource));
        }
      }
      flow();
    }
  }

  void left(JID resource) {
    resources.remove(resource);
    waiting.removeIf(line -> line.to().equals(resource));
    for (Entry entry : book.all()) {
      if (entry.shown != null) {
        stanzas.presence(entry.jid, resource, Look.OFFLINE);
        entry.shown = resources.isEmpty() ? null : entry.shown;
      }
    }
  }

  /** A contact may look different, or may be seen now. */
  void changed(Entry entry) {
    if (isUp() && entry.seen && isNews(entry)) {
      waiting.add(new Line(entry, session.user()));
      flow();
    }
  }

  /** Tells how a contact looks in any case, and at once. */
  void announce(Entry entry) {
    Look look = current(entry);
    stanzas.presence(entry.jid, session.user(), look);
    entry.shown = look.isAvailable() ? look : null;
  }

  /** A contact is seen no longer; says so if anything else was said before. */
  void vanish(Entry entry) {
    if (entry.shown != null) {
      stanzas.presence(entry.jid, session.user(), Look.OFFLINE);
      entry.shown = null;
    }
  }

  /** Somebody asks how present a contact is; waits for a login that may be under way. */
  void probed(Entry entry, JID from) {
    if (isUp() || !isExpected()) {
      answer(entry, from);
    } else {
      probes.add(entry, from);
    }
  }

  /** Only who has registered logs in by presence. */
  private boolean isExpected() {
    return UserAccount.of(session).isRegistered();
  }

  private void answer(Entry entry, JID to) {
    if (book.holds(entry) && entry.seen) {
      stanzas.presence(entry.jid, to, current(entry));
    }
  }

  private Look current(Entry entry) {
    if (!isUp()) {
      return Look.OFFLINE;
    }
    if (!watched) {
      return Look.AVAILABLE;
    }
    return entry.look == null ? Look.OFFLINE : entry.look;
  }

  /** Who has gone cannot go again, with whatever words. */
  private boolean isNews(Entry entry) {
    Look now = current(entry);
    return entry.shown == null ? now.isAvailable() : !now.equals(entry.shown);
  }

  private void flow() {
    if (!flowing) {
      flowing = true;
      next();
    }
  }

  private void next() {
    for (int sent = 0; sent < TURN && !session.sink().isBusy() && !waiting.isEmpty(); sent++) {
      Line line = waiting.iterator().next();
      waiting.remove(line);
      send(line);
    }
    if (waiting.isEmpty()) {
      flowing = false;
    } else {
      session.sink().whenCalm(() -> session.mailbox().execute(this::next));
    }
  }

  private void send(Line line) {
    Entry entry = line.entry();
    if (!isUp() || !entry.seen || !book.holds(entry)) {
      return;
    }
    if (!line.to().equals(session.user())) {
      stanzas.presence(entry.jid, line.to(), current(entry));
    } else if (isNews(entry)) {
      announce(entry);
    }
  }

  /** The user has gone for good. */
  void clear() {
    waiting.clear();
    book.all().forEach(entry -> entry.shown = null);
  }
}
