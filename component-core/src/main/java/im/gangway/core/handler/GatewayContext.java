package im.gangway.core.handler;

import im.gangway.core.address.GatewayAddresses;
import im.gangway.core.config.RegistrationPolicy;
import im.gangway.transport.LegacyService;
import im.gangway.transport.TransportInfo;
import java.time.Clock;
import java.time.Instant;
import java.util.function.Predicate;
import org.xmpp.packet.JID;

/**
 * What handlers and relays of one domain share.
 *
 * @param server the XMPP domain the gateway belongs to
 * @param registration who may or must register
 * @param admins who administers the gateway, by any JID
 * @param historyLines how many lines of a room are kept for those who enter later
 */
public record GatewayContext(
    String domain,
    String server,
    TransportInfo info,
    LegacyService service,
    GatewayAddresses addresses,
    RegistrationPolicy registration,
    Predicate<JID> admins,
    int historyLines,
    Clock clock,
    Instant startedAt) {}
