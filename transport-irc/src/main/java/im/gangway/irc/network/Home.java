package im.gangway.irc.network;

import im.gangway.transport.LegacyEvent;
import im.gangway.transport.SessionContext;
import im.gangway.transport.Text;

/** What outlives a connection, as the connection sees it. */
interface Home {
  SessionContext context();

  NetworkNames names();

  Wishes wishes();

  Correspondents correspondents();

  Notices notices();

  void publish(LegacyEvent event);

  /** Perhaps nothing is wanted here any more. */
  void settle();

  /** The server does not answer any more. */
  void silent();

  /** The server sends more than is kept: the connection ends for good. */
  void excessive(Text text);

  /** The server said why it will close the connection. */
  void closing(Text text);
}
