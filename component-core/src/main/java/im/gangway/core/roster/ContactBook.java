package im.gangway.core.roster;

import im.gangway.core.address.GatewayAddresses;
import im.gangway.core.address.Target;
import im.gangway.core.session.UserSession;
import im.gangway.core.storage.ContactStore;
import im.gangway.core.storage.StoredContact;
import im.gangway.transport.InvalidAddressException;
import im.gangway.transport.LegacyAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xmpp.packet.JID;

/**
 * The contacts of one user by address, in memory and, behind it, in the store. Two spellings of an
 * address are one contact. Confined to the user's mailbox.
 */
final class ContactBook {
  static final int MAX_CONTACTS = 2000;

  /** How long a contact does not ask again, whatever the answer was. */
  static final Duration ASKED = Duration.ofHours(24);

  private static final Logger log = LoggerFactory.getLogger(ContactBook.class);

  private final UserSession session;
  private final GatewayAddresses addresses;
  private final ContactStore store;
  private final Map<LegacyAddress, Entry> entries = new LinkedHashMap<>();
  private boolean overflowed;

  ContactBook(UserSession session, GatewayAddresses addresses, ContactStore store) {
    this.session = session;
    this.addresses = addresses;
    this.store = store;
  }

  /** Takes what was stored; what can be forgotten since, is. */
  void load(List<StoredContact> stored) {
    for (StoredContact contact : stored) {
      Entry entry = new Entry(contact, addresses.of(new LegacyAddress(contact.address())));
      entries.put(entry.address, entry);
    }
    List.copyOf(entries.values()).forEach(this::dropIfIdle);
  }

  /** The contact with that address; empty also where no contact can have it. */
  Optional<Entry> find(LegacyAddress address) {
    return canonical(address).map(entries::get);
  }

  /** The contact with that address, made if need be; empty if there cannot be another one. */
  Optional<Entry> findOrAdd(LegacyAddress address) {
    Optional<LegacyAddress> canonical = canonical(address);
    Optional<Entry> known = canonical.map(entries::get);
    return known.isPresent() ? known : canonical.flatMap(this::add);
  }

  private Optional<Entry> add(LegacyAddress canonical) {
    if (entries.size() >= MAX_CONTACTS) {
      if (!overflowed) {
        log.warn("A user has more than {} contacts; the others are not shown", MAX_CONTACTS);
      }
      overflowed = true;
      return Optional.empty();
    }
    Entry entry = new Entry(canonical, addresses.of(canonical));
    entries.put(canonical, entry);
    return Optional.of(entry);
  }

  /** Networks name people who can have no JID: they cannot be contacts. */
  private Optional<LegacyAddress> canonical(LegacyAddress address) {
    try {
      return addresses.target(addresses.of(address)) instanceof Target.Contact contact
          ? Optional.of(contact.address())
          : Optional.empty();
    } catch (InvalidAddressException nobody) {
      return Optional.empty();
    }
  }

  /** The contact with that JID, if the user has it. */
  Optional<Entry> find(JID jid) {
    try {
      return addresses.isOurs(jid) && addresses.target(jid) instanceof Target.Contact contact
          ? Optional.ofNullable(entries.get(contact.address()))
          : Optional.empty();
    } catch (InvalidAddressException nobody) {
      return Optional.empty();
    }
  }

  boolean holds(Entry entry) {
    return entries.get(entry.address) == entry;
  }

  /** All contacts, as they are now. */
  List<Entry> all() {
    return List.copyOf(entries.values());
  }

  /** Stores a contact as it is now, or forgets it when nothing is left to be remembered. */
  void save(Entry entry) {
    save(List.of(entry));
  }

  /** The same for several. */
  void save(Collection<Entry> changed) {
    List<StoredContact> kept = new ArrayList<>();
    List<Entry> idle = new ArrayList<>();
    for (Entry entry : changed) {
      if (holds(entry) && isIdle(entry)) {
        idle.add(entry);
      } else if (holds(entry)) {
        kept.add(entry.stored());
      }
    }
    if (!kept.isEmpty()) {
      report(store.save(session.domain(), owner(), kept));
    }
    remove(idle);
  }

  /** Forgets a contact. */
  void remove(Entry entry) {
    remove(List.of(entry));
  }

  private void remove(Collection<Entry> gone) {
    if (!gone.isEmpty()) {
      gone.forEach(entry -> entries.remove(entry.address, entry));
      report(
          store.remove(
              session.domain(),
              owner(),
              gone.stream().map(entry -> entry.address.value()).toList()));
    }
  }

  /** Forgets all contacts. */
  void clear() {
    remove(all());
  }

  /** What the legacy session told is true no longer. */
  void forgetSession() {
    for (Entry entry : all()) {
      entry.forgetSession();
      dropIfIdle(entry);
    }
  }

  private void dropIfIdle(Entry entry) {
    if (isIdle(entry)) {
      remove(entry);
    }
  }

  private boolean isIdle(Entry entry) {
    boolean matters = entry.seen || entry.sees || entry.wanted || entry.unwanted || entry.listed;
    return !matters && !entry.requested && entry.onList == null && !askedLately(entry);
  }

  /** Whether the contact has asked to see the user within the last day. */
  boolean askedLately(Entry entry) {
    return entry.askedAt != null
        && Duration.between(entry.askedAt, session.now()).compareTo(ASKED) < 0;
  }

  private String owner() {
    return session.user().toBareJID();
  }

  /** A session that is forgotten before this is stored would be loaded with what was before. */
  private void report(CompletionStage<Void> stored) {
    session.unsettled();
    stored.whenCompleteAsync(
        (done, failure) -> {
          if (failure != null) {
            log.error("A change of a contact could not be stored", failure);
          }
          session.settled();
        },
        session.mailbox());
  }
}
