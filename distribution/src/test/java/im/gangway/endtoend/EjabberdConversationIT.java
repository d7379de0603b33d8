package im.gangway.endtoend;

import im.gangway.peers.Ejabberd;
import im.gangway.peers.XmppServer;

/** The conversation contract with ejabberd. */
class EjabberdConversationIT extends ConversationContract {
  @Override
  XmppServer server() {
    return Ejabberd.start();
  }
}
