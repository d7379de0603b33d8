package im.gangway.irc.login;

import im.gangway.transport.Text;

/**
 * We are not in; the connection is of no more use.
 *
 * @param text for a person, with the server's own words where it had some
 */
public record LoginFailure(Reason reason, Text text) implements LoginOutcome {
  public enum Reason {
    /** Somebody else has the nick (433, 436, 437), and its alternatives. */
    NICK_IN_USE,
    /** The server does not take such a nick (432, 431). */
    NICK_INVALID,
    /** Wrong or missing server password (464). */
    SERVER_PASSWORD,
    /** The account's name or password is wrong (902, 904). */
    ACCOUNT_REFUSED,
    /** An account was given but the server can not log in to it: no SASL PLAIN. */
    ACCOUNT_UNAVAILABLE,
    /** Banned (465, or in the words of ERROR). */
    BANNED,
    /** Our address may not connect (463). */
    NOT_PERMITTED,
    /** Too many connections or attempts: wait at least a minute. */
    THROTTLED,
    /** The server closed the connection. */
    CLOSED,
    TIMED_OUT,
    /** The server did not follow the protocol. */
    PROTOCOL
  }
}
