package im.gangway.core.roster;

import im.gangway.core.session.UserSession;
import im.gangway.core.text.Languages;
import im.gangway.core.xml.StanzaIds;
import im.gangway.transport.Contact;
import im.gangway.transport.LegacyAddress;
import im.gangway.transport.LegacyEvent.ContactPresence;
import im.gangway.transport.LegacyEvent.ContactRenamed;
import im.gangway.transport.Text;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.xmpp.packet.Message;

/**
 * What the legacy service tells about the contact list it keeps. Confined to the user's mailbox.
 */
final class LegacyList {
  private final UserSession session;
  private final ContactBook book;
  private final ContactPresences presences;
  private final LegacySubscriptions consents;
  private final RosterFilling filling;

  LegacyList(
      UserSession session,
      ContactBook book,
      ContactPresences presences,
      LegacySubscriptions consents,
      RosterFilling filling) {
    this.session = session;
    this.book = book;
    this.presences = presences;
    this.consents = consents;
    this.filling = filling;
  }

  /** This is the whole list; who was put into the roster before and is not on it has gone. */
  void listed(List<Contact> contacts) {
    Set<Entry> present = new HashSet<>();
    for (Contact contact : contacts) {
      book.findOrAdd(contact.address())
          .ifPresent(
              entry -> {
                put(entry, contact);
                present.add(entry);
              });
    }
    for (Entry entry : book.all()) {
      if ((entry.listed || entry.onList != null) && !present.contains(entry)) {
        gone(entry);
      }
    }
    filling.review();
  }

  /** One entry is new or changed. */
  void changed(Contact contact) {
    book.findOrAdd(contact.address()).ifPresent(entry -> put(entry, contact));
    filling.review();
  }

  /** Who has been removed stays on the list until the service has done it. */
  private static void put(Entry entry, Contact contact) {
    if (!entry.unwanted) {
      entry.onList = contact;
      entry.gone = false;
    }
  }

  /** One entry has gone. */
  void removed(LegacyAddress contact) {
    book.find(contact).filter(entry -> !entry.unwanted).ifPresent(this::gone);
    filling.review();
  }

  private void gone(Entry entry) {
    entry.onList = null;
    if (entry.listed) {
      entry.gone = true;
      entry.look = null;
      presences.vanish(entry);
    } else if (entry.seen || entry.sees) {
      consents.end(entry);
    } else {
      book.save(entry);
    }
  }

  /** A contact has another address: it goes and comes, and the user is told why. */
  void renamed(ContactRenamed event) {
    book.find(event.from())
        .filter(entry -> entry.seen || entry.sees || entry.listed)
        .ifPresent(old -> book.findOrAdd(event.to()).ifPresent(now -> move(old, now)));
    filling.review();
  }

  private void move(Entry old, Entry now) {
    if (old == now) {
      return;
    }
    Contact known = old.onList;
    now.look = old.look;
    now.onList =
        known == null
            ? new Contact(now.address, old.name, old.groups)
            : new Contact(now.address, known.name(), known.groups());
    notice(old, now);
    gone(old);
    presences.announce(now);
    book.save(now);
  }

  private void notice(Entry old, Entry now) {
    Message notice = new Message();
    notice.setType(Message.Type.chat);
    notice.setID(StanzaIds.next());
    notice.setFrom(old.jid);
    notice.setTo(session.user());
    notice.setBody(
        Text.of(LegacyList.class, "renamed", old.address, now.address).in(session.language()));
    Languages.mark(notice.getElement(), session.language());
    session.send(notice);
  }

  /** How present a contact is; of those who are none, nothing is known. */
  void presence(ContactPresence event) {
    book.find(event.contact())
        .ifPresent(
            entry -> {
              entry.look = new Look(event.status(), event.text());
              presences.changed(entry);
            });
  }
}
