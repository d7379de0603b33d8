package im.gangway.core.command;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import org.xmpp.packet.JID;

/** One execution of a command with more than one step. Confined to its user's mailbox. */
final class CommandDialogue {
  private static final int MAX_STEPS_BACK = 20;

  private final String id;
  private final JID from;
  private final JID to;
  private final Command command;
  private final Deque<CommandStep.Ask> earlier = new ArrayDeque<>();
  private CommandStep.Ask current;
  private Instant lastUse;

  CommandDialogue(
      String id, JID from, JID to, Command command, CommandStep.Ask first, Instant now) {
    this.id = id;
    this.from = from;
    this.to = to;
    this.command = command;
    this.current = first;
    this.lastUse = now;
  }

  String id() {
    return id;
  }

  Command command() {
    return command;
  }

  CommandStep.Ask current() {
    return current;
  }

  Instant lastUse() {
    return lastUse;
  }

  void used(Instant now) {
    lastUse = now;
  }

  boolean isWith(JID someone, JID where, String node) {
    return from.equals(someone) && to.equals(where) && command.node().equals(node);
  }

  boolean hasEarlier() {
    return !earlier.isEmpty();
  }

  void next(CommandStep.Ask step) {
    earlier.push(current);
    if (earlier.size() > MAX_STEPS_BACK) {
      earlier.removeLast();
    }
    current = step;
  }

  void previous() {
    current = earlier.pop();
  }
}
