package im.gangway.irc.network;

import im.gangway.irc.line.IrcLine;

/** Understands the lines a server sends once we are logged in. */
@FunctionalInterface
public interface LineHandler {

  /** Called on the mailbox, for each line in order. */
  void handle(IrcLine line, Connection connection);
}
