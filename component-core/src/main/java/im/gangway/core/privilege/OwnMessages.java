package im.gangway.core.privilege;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.xmpp.packet.Message;

/**
 * The messages that the gateway has sent in its users' names, by id: the server routes them back to
 * the gateway, and may refuse them. So many are remembered at most. Thread-safe.
 */
final class OwnMessages {
  private static final int REMEMBERED = 10_000;

  /** Without them it is told in another way. */
  private final Map<String, Message> substitutes =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Message> eldest) {
          return size() > REMEMBERED;
        }
      };

  /** Remembers a message that is about to be sent. */
  synchronized void sent(String id, Message substitute) {
    substitutes.put(id, substitute);
  }

  /** Whether a message in that user's name was sent by the gateway itself. */
  synchronized boolean contains(Message message) {
    Message known = substitutes.get(String.valueOf(message.getID()));
    return known != null && known.getTo().equals(message.getFrom().asBareJID());
  }

  /** Forgets a message; gives what tells it otherwise. */
  synchronized Optional<Message> take(String id) {
    return Optional.ofNullable(substitutes.remove(id));
  }
}
