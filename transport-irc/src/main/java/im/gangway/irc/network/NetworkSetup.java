package im.gangway.irc.network;

import im.gangway.transport.LegacyEvent;
import im.gangway.transport.NetworkAddress;
import im.gangway.transport.SessionContext;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/**
 * What a stay on a network works with.
 *
 * @param publish hears all events
 * @param speaker as whom the network speaks to the user; empty for the gateway itself
 * @param verbs understands the server's lines
 */
public record NetworkSetup(
    SessionContext context,
    NetworkNames names,
    ProfileSource profiles,
    Dialer dialer,
    LineHandler verbs,
    Consumer<LegacyEvent> publish,
    Optional<NetworkAddress> speaker,
    RandomGenerator random) {}
