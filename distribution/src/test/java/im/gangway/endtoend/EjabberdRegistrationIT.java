package im.gangway.endtoend;

import im.gangway.peers.Ejabberd;
import im.gangway.peers.XmppServer;

/** The registration contract with ejabberd. */
class EjabberdRegistrationIT extends RegistrationContract {
  @Override
  XmppServer startServer() {
    return Ejabberd.start();
  }
}
