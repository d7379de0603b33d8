package im.gangway.core.roster;

import im.gangway.core.storage.StoredContact;
import im.gangway.transport.Contact;
import im.gangway.transport.LegacyAddress;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.xmpp.packet.JID;

/** What is known about one contact of a user. Confined to the user's mailbox. */
final class Entry {
  final LegacyAddress address;
  final JID jid;

  /** The user may see the contact's presence. */
  boolean seen;

  /** The contact may see the user's presence. */
  boolean sees;

  /** The user's wish to see the contact has not been answered. */
  boolean wanted;

  /** The user removed the contact, which the legacy service does not know yet. */
  boolean unwanted;

  /** It was put into the user's roster, with this name and these groups. */
  boolean listed;

  String name = "";
  List<String> groups = List.of();

  /** When the contact last asked to see the user. */
  @Nullable Instant askedAt;

  // From here on nothing is stored: it belongs to the present legacy session.

  /** How the legacy service lists the contact, if it does. */
  @Nullable Contact onList;

  /** The legacy service has taken the contact off its list, and the roster does not know yet. */
  boolean gone;

  /** The legacy service waits for the user's answer. */
  boolean requested;

  /** The legacy service has been told of the user's wish. */
  boolean told;

  /** How present the contact is, once that was told. */
  @Nullable Look look;

  /** What the user's server was told last; null for "unavailable". */
  @Nullable Look shown;

  /** What the user calls the contact or himself, and why the user wants to see the contact. */
  String alias = "";

  String reason = "";

  Entry(LegacyAddress address, JID jid) {
    this.address = address;
    this.jid = jid;
  }

  Entry(StoredContact stored, JID jid) {
    this(new LegacyAddress(stored.address()), jid);
    seen = stored.seen();
    sees = stored.sees();
    wanted = stored.wanted();
    unwanted = stored.unwanted();
    listed = stored.listed();
    name = stored.name();
    groups = stored.groups();
    askedAt = stored.askedAt().orElse(null);
  }

  StoredContact stored() {
    return new StoredContact(
        address.value(),
        seen,
        sees,
        wanted,
        unwanted,
        listed,
        Optional.ofNullable(askedAt),
        name,
        groups);
  }

  /** The legacy session has ended. */
  void forgetSession() {
    onList = null;
    gone = false;
    requested = false;
    told = false;
    look = null;
  }

  /** What people call the contact. */
  String title() {
    Contact known = onList;
    if (known != null && !known.name().isBlank()) {
      return known.name();
    }
    return name.isBlank() ? address.value() : name;
  }
}
