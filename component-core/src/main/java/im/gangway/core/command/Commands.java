package im.gangway.core.command;

import im.gangway.core.address.Target;
import im.gangway.core.error.Condition;
import im.gangway.core.error.StanzaException;
import im.gangway.core.session.UserSession;
import im.gangway.transport.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The commands of one domain, in the order in which they are shown, and who may execute them.
 *
 * <p>Filled by one thread before the stream starts; read by all afterwards, for a user on the
 * user's mailbox.
 */
public final class Commands {
  private final List<Command> all = new ArrayList<>();
  private final CommandAccess access;

  public Commands(CommandAccess access) {
    this.access = access;
  }

  /** Adds a command. */
  public Commands add(Command command) {
    all.add(command);
    return this;
  }

  /** All of them. */
  public List<Command> all() {
    return List.copyOf(all);
  }

  /** Those that the user can execute there. */
  public List<Command> at(Target target, UserSession session) {
    return all.stream()
        .filter(command -> command.isOfferedAt(target))
        .filter(command -> access.refusal(command.audience(), session).isEmpty())
        .toList();
  }

  /**
   * The command of a node.
   *
   * @throws StanzaException item-not-found if there is none, forbidden if it is not for the user
   */
  Command find(String node, Target target, UserSession session) throws StanzaException {
    Command command =
        all.stream()
            .filter(each -> each.node().equals(node) && each.isOfferedAt(target))
            .findFirst()
            .orElseThrow(CommandErrors::unknownNode);
    check(command, session);
    return command;
  }

  /** The command that a word stands for there, whoever it is for. */
  public Optional<Command> named(String word, Target target) {
    return all.stream()
        .filter(each -> each.words().contains(word) || each.node().equals(word))
        .filter(each -> each.isOfferedAt(target))
        .findFirst();
  }

  /**
   * Checks that a command is for the user.
   *
   * @throws StanzaException forbidden, with a text that says why
   */
  public void check(Command command, UserSession session) throws StanzaException {
    Optional<Text> refusal = access.refusal(command.audience(), session);
    if (refusal.isPresent()) {
      throw new StanzaException(Condition.FORBIDDEN, refusal.get());
    }
  }
}
