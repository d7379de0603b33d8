package im.gangway.core.gateway;

import im.gangway.core.config.ContactConfig;
import im.gangway.core.config.RegistrationPolicy;
import im.gangway.core.stream.StreamSettings;
import im.gangway.transport.Settings;
import im.gangway.transport.Transport;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;
import org.xmpp.packet.JID;

/**
 * What one gateway is to be.
 *
 * @param stream where its component connects to; has the domain
 * @param settings the transport's own configuration
 * @param access who may use it
 * @param registration who may or must register
 * @param admins who administers it
 * @param grace how long a legacy session outlives the loss of its user's resources or of the XMPP
 *     server
 * @param messagesPerMinute how many stanzas a user may send
 * @param loginsAtOnce how many users may be logging in at a time
 * @param contact where to reach the people behind it
 * @param publicUrl under which the outside reaches the HTTP server, if it does
 */
public record GatewayPlan(
    StreamSettings stream,
    Transport transport,
    Settings settings,
    Predicate<JID> access,
    RegistrationPolicy registration,
    Predicate<JID> admins,
    Duration grace,
    int messagesPerMinute,
    int loginsAtOnce,
    ContactConfig contact,
    Optional<URI> publicUrl) {

  String domain() {
    return stream.domain();
  }
}
