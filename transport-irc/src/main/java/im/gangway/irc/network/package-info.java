/**
 * One user's stay on one IRC network: the connection's life, the channels, what was asked of the
 * server and what became of it. Everything here belongs to the user's mailbox, so nothing is
 * locked; a class that is touched by other threads says so.
 */
@NullMarked
package im.gangway.irc.network;

import org.jspecify.annotations.NullMarked;
