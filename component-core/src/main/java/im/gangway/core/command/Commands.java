package im.gangway.core.command;

import im.gangway.core.address.Target;
import java.util.List;
import java.util.Optional;

/** The commands of one domain, in the order in which they are shown. Thread-safe. */
public record Commands(List<Command> all) {
  public Commands {
    all = List.copyOf(all);
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
