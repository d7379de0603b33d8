package im.gangway.core.address;

import im.gangway.transport.InvalidAddressException;
import im.gangway.transport.LegacyAddress;
import im.gangway.transport.LegacyService;
import im.gangway.transport.LegacyTarget;
import im.gangway.transport.NetworkAddress;
import im.gangway.transport.RoomAddress;
import im.gangway.transport.Text;
import org.xmpp.packet.JID;

/**
 * The addresses of one domain: what a JID names, and the JIDs of what the transport tells about.
 * Thread-safe.
 */
public final class GatewayAddresses {
  /** How many characters an address is known by that cannot be one. */
  private static final int LOOK = 200;

  private final String domain;
  private final LegacyService service;

  /**
   * @throws IllegalArgumentException if the domain is none
   */
  public GatewayAddresses(String domain, LegacyService service) {
    try {
      this.domain = JidParts.domain(domain);
    } catch (InvalidAddressException e) {
      throw new IllegalArgumentException("Not a domain: " + domain, e);
    }
    this.service = service;
  }

  /**
   * What a JID of this domain names. The resource is the nick for a room and ignored elsewhere.
   *
   * @param to as {@link JidText} reads it
   * @throws InvalidAddressException if it names nothing on this network
   */
  public Target target(JID to) throws InvalidAddressException {
    if (!isOurs(to)) {
      throw new InvalidAddressException(Text.of(GatewayAddresses.class, "not-ours", domain));
    }
    String node = to.getNode();
    if (node == null) {
      return new Target.Gateway();
    }
    LegacyTarget target = service.resolve(unescaped(node));
    if (target instanceof LegacyTarget.Room room) {
      return room(room.address(), to);
    }
    if (target instanceof LegacyTarget.Network network) {
      return new Target.Network(network.address());
    }
    return new Target.Contact(((LegacyTarget.Contact) target).address());
  }

  private static Target room(RoomAddress room, JID to) {
    String nick = to.getResource();
    return nick == null ? new Target.Room(room) : new Target.Occupant(room, nick);
  }

  private static String unescaped(String node) throws InvalidAddressException {
    String localpart = JidEscaping.unescape(node);
    if (localpart.startsWith(" ") || localpart.endsWith(" ")) {
      throw new InvalidAddressException(Text.of(GatewayAddresses.class, "space-at-end"));
    }
    return localpart;
  }

  /** The gateway's own JID. */
  public JID gateway() {
    return JidText.of(null, domain, null);
  }

  /** The JID of a network. */
  public JID of(NetworkAddress network) {
    return bare(network.value());
  }

  /**
   * The JID of a legacy user. Networks let people have names that no JID can have: such a name
   * gives a JID that looks like it, so that what they say can be shown; it leads to nobody.
   */
  public JID of(LegacyAddress contact) {
    String address = contact.value();
    try {
      return jid(address);
    } catch (InvalidAddressException impossible) {
      int end =
          address.offsetByCodePoints(
              0, Math.min(LOOK, address.codePointCount(0, address.length())));
      String alike = NickText.resource(address.substring(0, end)).strip();
      return bare(alike.isEmpty() ? "?" : alike);
    }
  }

  /** The JID of a room. */
  public JID of(RoomAddress room) {
    return bare(room.value());
  }

  /** The JID of somebody in a room, also if no resource may have all characters of the nick. */
  public JID occupant(RoomAddress room, String nick) {
    return JidText.of(bare(room.value()).getNode(), domain, NickText.resource(nick));
  }

  /** Whether a JID belongs to this domain. */
  public boolean isOurs(JID jid) {
    return domain.equals(jid.getDomain());
  }

  /**
   * @throws IllegalArgumentException if no JID can have that address, which {@link
   *     LegacyService#resolve} would have refused: a bug of the transport
   */
  private JID bare(String address) {
    try {
      return jid(address);
    } catch (InvalidAddressException e) {
      throw new IllegalArgumentException("An address that no JID can have", e);
    }
  }

  private JID jid(String address) throws InvalidAddressException {
    if (address.startsWith(" ") || address.endsWith(" ")) {
      throw new InvalidAddressException(Text.of(GatewayAddresses.class, "space-at-end"));
    }
    return JidText.of(JidParts.localpart(JidEscaping.escape(address)), domain, null);
  }
}
