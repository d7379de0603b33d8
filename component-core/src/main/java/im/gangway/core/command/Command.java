package im.gangway.core.command;

import im.gangway.core.address.Target;
import im.gangway.core.error.StanzaException;
import im.gangway.transport.LegacyException;
import im.gangway.transport.Text;
import java.util.List;
import java.util.concurrent.CompletionStage;

/**
 * Something a user can have done, perhaps after some questions; one file per command. Thread-safe.
 */
public interface Command {

  /** The node, unique in the domain. */
  String node();

  /** The name for people. */
  Text name();

  /** For whom it is. */
  default Audience audience() {
    return Audience.EVERYONE;
  }

  /** What one may say in a chat to execute it, in lower case; the first is the one told. */
  default List<String> words() {
    return List.of(node());
  }

  /** Whether it can be executed there. */
  boolean isOfferedAt(Target target);

  /**
   * Begins it, on the user's mailbox.
   *
   * @return the first question or the end
   */
  CompletionStage<CommandStep> start(CommandRequest request)
      throws StanzaException, LegacyException;
}
