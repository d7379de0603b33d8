package im.gangway.endtoend;

import im.gangway.peers.Jabberd2;
import im.gangway.peers.XmppServer;

/** The registration contract with jabberd2. */
class Jabberd2RegistrationIT extends RegistrationContract {
  @Override
  XmppServer startServer() {
    return Jabberd2.start();
  }

  @Override
  boolean grantsPrivileges() {
    return false;
  }
}
