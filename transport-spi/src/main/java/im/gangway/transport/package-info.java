/**
 * What a transport author sees: no XMPP, no MINA, no SQL.
 *
 * <p>A {@link im.gangway.transport.Transport} is found by {@link java.util.ServiceLoader}, says
 * what it is in its {@link im.gangway.transport.TransportInfo} and starts a {@link
 * im.gangway.transport.LegacyService}. A user's {@link im.gangway.transport.LegacySession} has one
 * mandatory method; every further ability is a small interface that the session implements as well,
 * such as {@link im.gangway.transport.RoomSession}. What happens on the legacy side is published as
 * a {@link im.gangway.transport.LegacyEvent}.
 */
@NullMarked
package im.gangway.transport;

import org.jspecify.annotations.NullMarked;
