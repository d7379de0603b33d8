package im.gangway.core.prompt;

import im.gangway.core.address.GatewayAddresses;
import im.gangway.core.address.JidText;
import im.gangway.core.error.Condition;
import im.gangway.core.error.StanzaException;
import im.gangway.transport.InvalidAddressException;
import im.gangway.transport.LegacyService;
import im.gangway.transport.LegacyTarget;
import im.gangway.transport.Text;
import im.gangway.transport.UserSettings;
import java.util.Optional;
import org.xmpp.packet.JID;

/** The JID that a user means who typed an address as people write it. Thread-safe. */
public final class TypedAddress {
  private final GatewayAddresses addresses;
  private final LegacyService service;

  public TypedAddress(GatewayAddresses addresses, LegacyService service) {
    this.addresses = addresses;
    this.service = service;
  }

  /**
   * The JID; one of this gateway that was typed itself is returned as it is.
   *
   * @param settings what the user has set
   * @throws StanzaException not-acceptable, with a text that says what an address looks like
   */
  public JID jid(String typed, UserSettings settings) throws StanzaException {
    try {
      Optional<JID> known = ours(typed);
      return known.isPresent() ? known.get() : checked(of(service.parse(typed, settings)));
    } catch (InvalidAddressException invalid) {
      throw new StanzaException(Condition.NOT_ACCEPTABLE, invalid.text());
    } catch (IllegalArgumentException impossible) {
      throw new StanzaException(Condition.NOT_ACCEPTABLE, Text.of(TypedAddress.class, "not-here"));
    }
  }

  private Optional<JID> ours(String typed) throws InvalidAddressException {
    JID jid;
    try {
      jid = JidText.parse(typed);
    } catch (InvalidAddressException another) {
      return Optional.empty();
    }
    return jid.getNode() != null && addresses.isOurs(jid)
        ? Optional.of(checked(jid.asBareJID()))
        : Optional.empty();
  }

  private JID of(LegacyTarget target) {
    if (target instanceof LegacyTarget.Room room) {
      return addresses.of(room.address());
    }
    return target instanceof LegacyTarget.Network network
        ? addresses.of(network.address())
        : addresses.of(((LegacyTarget.Contact) target).address());
  }

  /** What cannot be written to is no answer. */
  private JID checked(JID jid) throws InvalidAddressException {
    addresses.target(jid);
    return jid;
  }
}
