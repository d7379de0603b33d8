package im.gangway.core.operator;

import im.gangway.core.admin.AccountRemoval.Outcome;
import java.util.concurrent.CompletionStage;
import org.xmpp.packet.JID;

/** Removes users from domains. Thread-safe. */
public interface UserRemoval {

  /** Removes a user with all that is stored. */
  CompletionStage<Outcome> remove(String domain, JID user);

  /** Whether something concerns that user at present. */
  boolean knows(String domain, JID user);
}
