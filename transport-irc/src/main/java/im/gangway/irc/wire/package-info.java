/**
 * Connections to IRC servers on Apache MINA: dialling, TLS, lines in and out, flood control, ping
 * time-out. Knows lines, not their meaning. All users share one connector with one I/O thread.
 */
@NullMarked
package im.gangway.irc.wire;

import org.jspecify.annotations.NullMarked;
