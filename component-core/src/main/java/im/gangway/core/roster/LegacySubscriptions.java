package im.gangway.core.roster;

import im.gangway.core.session.UserSession;
import im.gangway.transport.LegacyAddress;
import im.gangway.transport.LegacyEvent.SubscriptionRequested;
import im.gangway.transport.Text;
import org.xmpp.packet.Presence.Type;

/**
 * The contacts' wishes and answers about who may see whom: nobody is ever subscribed without having
 * asked, and a contact asks at most once a day. Confined to the user's mailbox.
 */
final class LegacySubscriptions {
  private final UserSession session;
  private final ContactBook book;
  private final ContactStanzas stanzas;
  private final ContactPresences presences;
  private final Subscriptions subscriptions;

  LegacySubscriptions(
      UserSession session,
      ContactBook book,
      ContactStanzas stanzas,
      ContactPresences presences,
      Subscriptions subscriptions) {
    this.session = session;
    this.book = book;
    this.stanzas = stanzas;
    this.presences = presences;
    this.subscriptions = subscriptions;
  }

  /** A contact asks to see the user. */
  void requested(SubscriptionRequested event) {
    book.findOrAdd(event.from())
        .ifPresent(
            entry -> {
              entry.requested = true;
              if (entry.sees) {
                subscriptions.answer(entry, true);
              } else if (!book.askedLately(entry)) {
                entry.askedAt = session.now();
                stanzas.subscribe(entry.jid, event.nick().orElse(entry.title()), event.text());
              }
              book.save(entry);
            });
  }

  /** A contact agrees to be seen; only who asked for that hears of it. */
  void accepted(LegacyAddress address) {
    book.find(address)
        .filter(entry -> entry.wanted)
        .ifPresent(
            entry -> {
              entry.look = entry.look == null ? Look.AVAILABLE : entry.look;
              subscriptions.accept(entry);
            });
  }

  /** A contact does not want to be seen. */
  void refused(LegacyAddress address, String text) {
    book.find(address)
        .filter(entry -> entry.wanted || entry.seen)
        .ifPresent(
            entry -> {
              entry.seen = false;
              presences.vanish(entry);
              subscriptions.refuse(entry, Text.literal(text));
            });
  }

  /** A contact has removed the user. */
  void ended(LegacyAddress address) {
    book.find(address)
        .filter(entry -> entry.seen || entry.sees || entry.wanted)
        .ifPresent(this::end);
  }

  /** Nobody sees anybody any more: the user is told in all words there are for it. */
  void end(Entry entry) {
    farewell(entry);
    stanzas.presence(entry.jid, session.user(), Look.OFFLINE);
    entry.shown = null;
    book.remove(entry);
  }

  /** Takes both subscriptions back. */
  void farewell(Entry entry) {
    stanzas.subscription(entry.jid, Type.unsubscribe, Text.NONE);
    stanzas.subscription(entry.jid, Type.unsubscribed, Text.NONE);
  }
}
