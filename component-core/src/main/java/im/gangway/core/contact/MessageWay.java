package im.gangway.core.contact;

import im.gangway.core.handler.MessageRequest;
import im.gangway.transport.LegacyAddress;
import im.gangway.transport.OutgoingMessage.Extras;
import java.util.concurrent.CompletionStage;

/**
 * How a user's message gets to the legacy user: through memory, or through the store. Thread-safe.
 */
@FunctionalInterface
public interface MessageWay {

  /**
   * Takes a message; on the user's mailbox.
   *
   * @param text what is sent in place of the stanza's body
   * @return done, on the mailbox, when nothing is left to tell the sender now; fails with what the
   *     sender is told
   */
  CompletionStage<Void> send(MessageRequest request, LegacyAddress to, String text, Extras with);
}
