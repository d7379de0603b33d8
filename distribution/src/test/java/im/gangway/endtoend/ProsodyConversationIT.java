package im.gangway.endtoend;

import im.gangway.peers.Prosody;
import im.gangway.peers.XmppServer;

/** The conversation contract with Prosody. */
class ProsodyConversationIT extends ConversationContract {
  @Override
  XmppServer server() {
    return Prosody.start();
  }
}
