package im.gangway.core.room;

import im.gangway.core.address.GatewayAddresses;
import im.gangway.core.address.JidText;
import im.gangway.core.address.Target;
import im.gangway.core.error.Condition;
import im.gangway.core.error.StanzaException;
import im.gangway.core.xml.Elements;
import im.gangway.transport.InvalidAddressException;
import im.gangway.transport.LegacyAddress;
import im.gangway.transport.Occupant;
import im.gangway.transport.Text;
import java.util.Locale;
import java.util.Optional;
import org.dom4j.Element;
import org.xmpp.packet.JID;

/** Reads what a moderator wants from an item of a request (XEP-0045 §17.3). Thread-safe. */
final class StandingChanges {
  private final GatewayAddresses addresses;
  private final Nicks nicks;

  StandingChanges(GatewayAddresses addresses, Nicks nicks) {
    this.addresses = addresses;
    this.nicks = nicks;
  }

  /**
   * Reads one item.
   *
   * @throws StanzaException if it says nothing, too much or something unknown, or names nobody who
   *     is in the room
   */
  StandingChange read(Room room, Element item) throws StanzaException {
    String role = item.attributeValue("role");
    String affiliation = item.attributeValue("affiliation");
    if ((role == null) == (affiliation == null)) {
      throw new StanzaException(
          Condition.BAD_REQUEST, Text.of(StandingChanges.class, "role-or-affiliation"));
    }
    if ("outcast".equals(affiliation)) {
      throw new StanzaException(
          Condition.FEATURE_NOT_IMPLEMENTED, Text.of(StandingChanges.class, "no-bans"));
    }
    String nick = nick(room, item);
    if ("none".equals(role)) {
      Element reason = Elements.child(item, "reason", MucNamespaces.ADMIN);
      return new StandingChange.Kick(nick, reason == null ? "" : reason.getText().trim());
    }
    return role != null
        ? new StandingChange.ToRole(nick, constant(Occupant.Role.class, role))
        : new StandingChange.ToAffiliation(
            nick, constant(Occupant.Affiliation.class, String.valueOf(affiliation)));
  }

  private String nick(Room room, Element item) throws StanzaException {
    String nick = item.attributeValue("nick");
    String jid = item.attributeValue("jid");
    if (nick == null && jid == null) {
      throw new StanzaException(
          Condition.BAD_REQUEST, Text.of(StandingChanges.class, "name-missing"));
    }
    Optional<String> known = nick != null ? nicks.nick(room, nick) : byAddress(room, jid);
    return known.orElseThrow(
        () ->
            new StanzaException(
                Condition.ITEM_NOT_FOUND, Text.of(StandingChanges.class, "nobody")));
  }

  private Optional<String> byAddress(Room room, String text) throws StanzaException {
    try {
      JID jid = JidText.parse(text);
      if (!addresses.isOurs(jid)) {
        return Optional.empty();
      }
      Target target = addresses.target(jid);
      if (target instanceof Target.Occupant occupant) {
        return occupant.room().equals(room.address())
            ? nicks.nick(room, occupant.nick())
            : Optional.empty();
      }
      return target instanceof Target.Contact contact
          ? byAddress(room, contact.address())
          : Optional.empty();
    } catch (InvalidAddressException invalid) {
      throw new StanzaException(Condition.JID_MALFORMED, invalid.text());
    }
  }

  private static Optional<String> byAddress(Room room, LegacyAddress address) {
    return room.occupants().stream()
        .filter(occupant -> occupant.address().filter(address::equals).isPresent())
        .map(Occupant::nick)
        .findFirst();
  }

  /** A role or an affiliation by its name on the wire. */
  static <E extends Enum<E>> E constant(Class<E> type, String name) throws StanzaException {
    for (E value : type.getEnumConstants()) {
      if (value.name().toLowerCase(Locale.ROOT).equals(name)) {
        return value;
      }
    }
    throw new StanzaException(
        Condition.BAD_REQUEST, Text.of(StandingChanges.class, "no-standing", name));
  }
}
