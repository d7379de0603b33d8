package im.gangway.core.group;

import im.gangway.core.address.GatewayAddresses;
import im.gangway.core.address.JidText;
import im.gangway.core.address.Target;
import im.gangway.core.error.Condition;
import im.gangway.core.error.StanzaException;
import im.gangway.core.xml.Elements;
import im.gangway.transport.Addressee;
import im.gangway.transport.Addressee.Kind;
import im.gangway.transport.InvalidAddressException;
import im.gangway.transport.LegacyAddress;
import im.gangway.transport.Text;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dom4j.Element;
import org.jspecify.annotations.Nullable;
import org.xmpp.packet.JID;

/**
 * The addresses that a message carries (XEP-0033 §4).
 *
 * @param recipients each once, those it is for before those who get a copy, and those nobody may
 *     hear of last
 * @param unreachable the rest, except what another service has seen to
 */
record AddressList(List<Recipient> recipients, List<Unreachable> unreachable) {
  static final String NAMESPACE = "http://jabber.org/protocol/address";

  /** More than that in one message are refused (§8: more than 20 and less than 100). */
  static final int MOST = 50;

  private static final Map<String, Kind> KINDS =
      Map.of("to", Kind.TO, "cc", Kind.CC, "bcc", Kind.BCC);

  /** The list in a message, if it has one. */
  static @Nullable Element in(Element message) {
    return Elements.child(message, "addresses", NAMESPACE);
  }

  /**
   * Reads a list.
   *
   * @throws StanzaException if it is empty or too long
   */
  static AddressList of(Element list, GatewayAddresses addresses) throws StanzaException {
    List<Element> entries = Elements.children(list, "address", NAMESPACE);
    if (entries.isEmpty()) {
      throw refused(Condition.BAD_REQUEST, Text.of(AddressList.class, "no-addresses"));
    }
    if (entries.size() > MOST) {
      throw refused(
          Condition.NOT_ACCEPTABLE,
          Text.of(AddressList.class, "too-many-addresses", entries.size(), MOST));
    }
    Reading reading = new Reading(addresses);
    entries.forEach(reading::add);
    return reading.result();
  }

  private static StanzaException refused(Condition condition, Text text) {
    return new StanzaException(condition, text);
  }

  /** Goes through the entries. */
  private static final class Reading {
    private final GatewayAddresses addresses;
    private final Map<LegacyAddress, Recipient> recipients = new LinkedHashMap<>();
    private final List<Unreachable> unreachable = new ArrayList<>();

    Reading(GatewayAddresses addresses) {
      this.addresses = addresses;
    }

    void add(Element entry) {
      if (!Boolean.parseBoolean(entry.attributeValue("delivered"))) {
        unreachable(entry).ifPresent(unreachable::add);
      }
    }

    private Optional<Unreachable> unreachable(Element entry) {
      String type = entry.attributeValue("type", "");
      String jid = entry.attributeValue("jid");
      String uri = entry.attributeValue("uri");
      Kind kind = KINDS.get(type);
      if (uri != null) {
        return Optional.of(Unreachable.of(uri, Condition.JID_MALFORMED, "uri"));
      }
      if (kind == null) {
        String name = jid == null ? type : type + " " + jid;
        return Optional.of(Unreachable.of(name, Condition.FEATURE_NOT_IMPLEMENTED, "no-recipient"));
      }
      return jid == null
          ? Optional.of(Unreachable.of(type, Condition.JID_MALFORMED, "no-jid"))
          : unreachable(jid, kind);
    }

    private Optional<Unreachable> unreachable(String written, Kind kind) {
      try {
        JID jid = JidText.parse(written).asBareJID();
        if (!addresses.isOurs(jid)) {
          return Optional.of(
              Unreachable.of(
                  written, Condition.FORBIDDEN, "other-domain", addresses.gateway().getDomain()));
        }
        if (addresses.target(jid) instanceof Target.Contact contact) {
          add(new Recipient(jid, new Addressee(kind, contact.address())));
          return Optional.empty();
        }
        return Optional.of(Unreachable.of(written, Condition.NOT_ACCEPTABLE, "not-a-person"));
      } catch (InvalidAddressException invalid) {
        return Optional.of(new Unreachable(written, Condition.JID_MALFORMED, invalid.text()));
      }
    }

    /** Who is named twice is reached as openly as they were named. */
    private void add(Recipient recipient) {
      recipients.merge(
          recipient.address(), recipient, (one, other) -> kind(other) < kind(one) ? other : one);
    }

    private static int kind(Recipient recipient) {
      return recipient.addressee().kind().ordinal();
    }

    AddressList result() {
      List<Recipient> sorted =
          recipients.values().stream().sorted(Comparator.comparingInt(Reading::kind)).toList();
      return new AddressList(sorted, List.copyOf(unreachable));
    }
  }
}
