package im.gangway.irc.verb;

import im.gangway.irc.line.IrcLine;
import im.gangway.irc.network.Connection;
import java.util.Set;

/** Understands some commands or replies. Has no state of its own. */
interface Verb {

  /** Which ones: upper-case words or three digits. */
  Set<String> commands();

  /** Called on the mailbox. A line that makes no sense is ignored. */
  void handle(IrcLine line, Connection on);
}
