/** The IRC transport: channels are rooms, nicks are contacts (RFC 1459, RFC 2812, IRCv3). */
@NullMarked
package im.gangway.irc;

import org.jspecify.annotations.NullMarked;
