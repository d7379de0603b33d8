/**
 * The IRC protocol as values: lines, names, modes and texts (RFC 1459, RFC 2812, IRCv3 message
 * tags). Pure: no I/O, no threads, no clock.
 */
@NullMarked
package im.gangway.irc.line;

import org.jspecify.annotations.NullMarked;
