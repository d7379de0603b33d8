package im.gangway.core.operator;

import im.gangway.core.delivery.Backlog;
import im.gangway.core.delivery.Withdrawal;
import im.gangway.core.storage.MessageState;
import im.gangway.core.storage.WaitingMessage;
import im.gangway.core.storage.WaitingStore.Page;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes waiting messages away: one, or all that a user has sent and is sent. */
record QueueDropCommand(QueueDomains domains) implements OperatorCommand {
  private static final Logger log = LoggerFactory.getLogger(QueueDropCommand.class);
  private static final int AT_ONCE = 1000;

  @Override
  public String name() {
    return "queue-drop";
  }

  /** Arguments: domain or nothing, user or nothing, id or nothing, "yes" or nothing. */
  @Override
  public String run(List<String> arguments) throws CommandRefusedException {
    String user = QueueDomains.user(arguments, 1);
    String id = Arguments.optional(arguments, 2);
    List<Backlog> meant = domains.named(arguments, 0);
    if (id.isEmpty() == user.isEmpty()) {
      throw new CommandRefusedException("Name either a message by its id, or a user.");
    }
    if (!id.isEmpty()) {
      return one(meant, id);
    }
    if (!Arguments.optional(arguments, 3).equals("yes")) {
      throw new CommandRefusedException(
          "This drops all that waits of " + user + ". Add --yes if that is wanted.");
    }
    return all(meant, user);
  }

  private static String one(List<Backlog> meant, String id) throws CommandRefusedException {
    for (Backlog backlog : meant) {
      Optional<WaitingMessage> found = Arguments.await(backlog.find(id));
      if (found.isPresent()) {
        String refusal = drop(backlog, found.get());
        if (!refusal.isEmpty()) {
          throw new CommandRefusedException(refusal);
        }
        return id + ": dropped.\n";
      }
    }
    throw new CommandRefusedException("There is no message " + id + ".");
  }

  private static String all(List<Backlog> meant, String user) {
    StringBuilder lines = new StringBuilder();
    for (Backlog backlog : meant) {
      Page page = Arguments.await(backlog.list(user, AT_ONCE));
      int dropped = 0;
      for (WaitingMessage message : page.messages()) {
        String refusal = drop(backlog, message);
        dropped += refusal.isEmpty() ? 1 : 0;
        lines.append(refusal.isEmpty() ? "" : message.id() + ": " + refusal + "\n");
      }
      long left = page.toNetwork() + page.toUsers() - dropped;
      lines.append("%s: %d dropped, %d left\n".formatted(backlog.domain(), dropped, left));
    }
    return lines.toString();
  }

  /** Empty if that worked. */
  private static String drop(Backlog backlog, WaitingMessage message) {
    MessageState state = message.state();
    if (state == MessageState.ACCEPTED) {
      return "The network has accepted it: it cannot be taken back.";
    }
    if (state.isEnd()) {
      return "It does not wait any more: it is " + state.name().toLowerCase(Locale.ROOT) + ".";
    }
    Withdrawal result = Arguments.await(backlog.withdraw(message));
    if (result == Withdrawal.DROPPED) {
      log.info("The operator has dropped the message {} of {}", message.id(), backlog.domain());
    }
    return switch (result) {
      case DROPPED -> "";
      case UNDER_WAY -> "It is on its way at this moment: see later what has become of it.";
      case UNKNOWN ->
          "It was handed over, and nobody knows whether it was taken: its sender is told so.";
      case OVER -> "It does not wait any more.";
      case FAILED -> "That could not be done now; try again.";
    };
  }
}
