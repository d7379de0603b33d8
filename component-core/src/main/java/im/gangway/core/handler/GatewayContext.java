package im.gangway.core.handler;

import im.gangway.core.address.GatewayAddresses;
import im.gangway.transport.LegacyService;
import im.gangway.transport.TransportInfo;
import java.time.Clock;
import java.time.Instant;

/**
 * What handlers and relays of one domain share.
 *
 * @param server the XMPP domain the gateway belongs to
 * @param historyLines how many lines of a room are kept for those who enter later
 */
public record GatewayContext(
    String domain,
    String server,
    TransportInfo info,
    LegacyService service,
    GatewayAddresses addresses,
    int historyLines,
    Clock clock,
    Instant startedAt) {}
