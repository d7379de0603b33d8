package im.gangway.core.command;

import im.gangway.core.address.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The commands of one domain, in the order in which they are shown.
 *
 * <p>Filled by one thread before the stream starts; read by all afterwards.
 */
public final class Commands {
  private final List<Command> all = new ArrayList<>();

  /** Adds a command. */
  public Commands add(Command command) {
    all.add(command);
    return this;
  }

  /** All of them. */
  public List<Command> all() {
    return List.copyOf(all);
  }

  List<Command> at(Target target) {
    return all.stream().filter(command -> command.isOfferedAt(target)).toList();
  }

  Optional<Command> find(String node, Target target) {
    return all.stream()
        .filter(command -> command.node().equals(node) && command.isOfferedAt(target))
        .findFirst();
  }
}
