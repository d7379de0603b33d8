package im.gangway.core.operator;

import im.gangway.core.delivery.Backlog;
import im.gangway.core.delivery.Trial;
import im.gangway.core.storage.Direction;
import im.gangway.core.storage.MessageState;
import im.gangway.core.storage.WaitingMessage;
import im.gangway.core.storage.WaitingStore.Page;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Lists the messages that wait, the oldest first, never what they say. */
record QueueListCommand(QueueDomains domains, Clock clock) implements OperatorCommand {
  private static final int MOST = 500;
  private static final String HEAD = "ID\tDIRECTION\tFROM\tTO\tAGE\tATTEMPTS\tNEXT\tREASON\n";

  @Override
  public String name() {
    return "queue-list";
  }

  /** Arguments: domain or nothing, user or nothing. */
  @Override
  public String run(List<String> arguments) throws CommandRefusedException {
    String user = QueueDomains.user(arguments, 1);
    StringBuilder lines = new StringBuilder();
    StringBuilder sums = new StringBuilder();
    for (Backlog backlog : domains.named(arguments, 0)) {
      Page page = Arguments.await(backlog.list(user, MOST));
      page.messages().forEach(message -> line(lines, backlog, message));
      sum(sums, backlog.domain(), page);
    }
    return (lines.isEmpty() ? "" : HEAD) + lines + sums;
  }

  private void line(StringBuilder lines, Backlog backlog, WaitingMessage message) {
    Instant now = clock.instant();
    boolean outgoing = message.direction() == Direction.TO_NETWORK;
    String contact = message.contact() + " (" + backlog.domain() + ")";
    Optional<Trial> trial = backlog.trial(message.id());
    lines
        .append(message.id())
        .append(outgoing ? "\tto network\t" : "\tto user\t")
        .append(outgoing ? message.owner() : contact)
        .append('\t')
        .append(outgoing ? contact : message.owner())
        .append('\t')
        .append(Age.of(Duration.between(message.created(), now)))
        .append('\t')
        .append(trial.map(Trial::attempts).orElse(0))
        .append('\t')
        .append(next(backlog, message, trial, now))
        .append('\t')
        .append(trial.map(Trial::reason).orElse("-"))
        .append('\n');
  }

  private static String next(
      Backlog backlog, WaitingMessage message, Optional<Trial> trial, Instant now) {
    if (backlog.isUnderWay(message)) {
      return "under way";
    }
    if (message.state() == MessageState.HANDED_OVER) {
      return "unknown";
    }
    return trial
        .map(known -> Duration.between(now, known.next()))
        .map(left -> left.isNegative() ? "now" : "in " + Age.of(left))
        .orElse("in turn");
  }

  private static void sum(StringBuilder sums, String domain, Page page) {
    long left = page.toNetwork() + page.toUsers() - page.messages().size();
    sums.append(
        "%s: %d to the network, %d to users%s\n"
            .formatted(
                domain,
                page.toNetwork(),
                page.toUsers(),
                left > 0 ? "; " + left + " of them not shown" : ""));
  }
}
