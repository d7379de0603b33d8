/**
 * Connection registration (RFC 2812 §3.1, IRCv3 capability negotiation and SASL) as a state machine
 * without I/O: lines go in, lines and at last an outcome come out.
 */
@NullMarked
package im.gangway.irc.login;

import org.jspecify.annotations.NullMarked;
