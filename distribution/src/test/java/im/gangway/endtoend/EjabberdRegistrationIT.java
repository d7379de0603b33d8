package im.gangway.endtoend;

import im.gangway.peers.Ejabberd;
import im.gangway.peers.XmppServer;

/** The registration contract with ejabberd. */
class EjabberdRegistrationIT extends RegistrationContract {
  @Override
  XmppServer startServer() {
    return Ejabberd.start();
  }

  /** Before version 23.10 it fails inside and does not answer: nobody is bothered, that is all. */
  @Override
  boolean takesRosterEntries() {
    return false;
  }
}
