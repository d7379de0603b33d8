package im.gangway.irc.wire;

import im.gangway.irc.line.IrcLine;

/**
 * Hears what happens on one connection, on the I/O thread that serves all users: enqueue and
 * return.
 */
public interface ConnectionListener {
  void onLine(IrcLine line);

  /** A line that was longer than we take; its end is missing. */
  default void onTruncatedLine(IrcLine line) {
    onLine(line);
  }

  /** Called once, last. */
  void onClosed(CloseReason reason);
}
