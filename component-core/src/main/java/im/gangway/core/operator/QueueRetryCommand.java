package im.gangway.core.operator;

import im.gangway.core.delivery.Backlog;
import im.gangway.core.storage.WaitingStore.Page;
import java.util.List;

/** Has messages tried now that wait for another time. */
record QueueRetryCommand(QueueDomains domains) implements OperatorCommand {

  @Override
  public String name() {
    return "queue-retry";
  }

  /** Arguments: domain or nothing, user or nothing. */
  @Override
  public String run(List<String> arguments) throws CommandRefusedException {
    String user = QueueDomains.user(arguments, 1);
    StringBuilder lines = new StringBuilder();
    for (Backlog backlog : domains.named(arguments, 0)) {
      Page waiting = Arguments.await(backlog.list(user, 0));
      backlog.tryNow(user);
      lines.append(
          "%s: trying %d to the network, %d to users\n"
              .formatted(backlog.domain(), waiting.toNetwork(), waiting.toUsers()));
    }
    return lines.toString();
  }
}
