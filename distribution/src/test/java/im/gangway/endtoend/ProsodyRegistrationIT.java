package im.gangway.endtoend;

import im.gangway.peers.Prosody;
import im.gangway.peers.XmppServer;

/** The registration contract with Prosody. */
class ProsodyRegistrationIT extends RegistrationContract {
  @Override
  XmppServer startServer() {
    return Prosody.start();
  }

  @Override
  boolean takesRosterEntries() {
    return true;
  }
}
