package im.gangway.core.roster;

import im.gangway.core.presence.PresenceWatcher;
import im.gangway.core.session.SessionPart;
import im.gangway.core.session.UserSession;
import im.gangway.core.storage.StoredContact;
import im.gangway.transport.FailureReason;
import im.gangway.transport.Text;
import java.util.List;
import org.xmpp.packet.JID;

/**
 * The contacts of one user: who may see whom, how present they are, and their way into the user's
 * roster. Confined to the user's mailbox.
 */
final class Contacts implements SessionPart, PresenceWatcher {
  private final UserSession session;
  private final RosterEnvironment environment;
  private final ContactBook book;
  private final ContactPresences presences;
  private final Subscriptions subscriptions;
  private final LegacySubscriptions consents;
  private final LegacyList list;
  private final RosterFilling filling;
  private final Introductions introductions;

  Contacts(UserSession session, RosterEnvironment environment) {
    this.session = session;
    this.environment = environment;
    boolean approval = environment.hasContacts();
    ContactStanzas stanzas = new ContactStanzas(session, environment.capabilities());
    book = new ContactBook(session, environment.context().addresses(), environment.store());
    presences = new ContactPresences(session, book, stanzas, approval);
    subscriptions = new Subscriptions(session, book, stanzas, presences, approval);
    consents = new LegacySubscriptions(session, book, stanzas, presences, subscriptions);
    filling = new RosterFilling(session, environment, book, presences, consents);
    introductions =
        new Introductions(
            session, book, stanzas, environment.turns(), environment.context().info().name());
    list = new LegacyList(session, book, presences, consents, filling);
  }

  /** The contacts of a session's user. */
  static Contacts of(UserSession session) {
    return session
        .existing(Contacts.class)
        .orElseThrow(() -> new IllegalStateException("The session has not been loaded"));
  }

  void load(List<StoredContact> stored) {
    book.load(stored);
  }

  ContactBook book() {
    return book;
  }

  ContactPresences presences() {
    return presences;
  }

  Subscriptions subscriptions() {
    return subscriptions;
  }

  LegacySubscriptions consents() {
    return consents;
  }

  LegacyList list() {
    return list;
  }

  Introductions introductions() {
    return introductions;
  }

  /** The user has unregistered, or uses another legacy account: all contacts go. */
  void removeAll() {
    introductions.stop();
    filling.removeAll();
    presences.clear();
  }

  @Override
  public void online() {
    presences.online(environment.greeted().greet(session.user()));
    subscriptions.online();
    filling.review();
  }

  @Override
  public void offline() {
    presences.offline();
  }

  @Override
  public void arrived(JID resource) {
    presences.arrived(resource);
    filling.review();
  }

  @Override
  public void left(JID resource) {
    presences.left(resource);
    filling.left(resource);
  }

  /** Who waits for an answer about presence is no reason to stay connected. */
  @Override
  public boolean keepsAlive() {
    return false;
  }

  @Override
  public void legacyStarted() {
    presences.started();
  }

  @Override
  public void legacyEnded(FailureReason reason, Text text) {
    presences.offline();
    introductions.stop();
    filling.forgetSession();
    book.forgetSession();
  }

  @Override
  public void ended() {
    presences.offline();
  }
}
