package im.gangway.core.operator;

import im.gangway.core.admin.Reload;
import im.gangway.core.config.InvalidConfigException;
import java.util.List;

/** Puts into force what the configuration file says now. */
public record ReloadConfigCommand(Reload reload) implements OperatorCommand {

  @Override
  public String name() {
    return "reload";
  }

  @Override
  public String run(List<String> arguments) throws CommandRefusedException {
    try {
      List<String> later = reload.run();
      String done = "Access lists and limits are in force as the configuration has them now.\n";
      return later.isEmpty()
          ? done
          : done + "Only a restart changes: " + String.join(", ", later) + ".\n";
    } catch (InvalidConfigException invalid) {
      throw new CommandRefusedException("Nothing has changed. " + invalid.getMessage());
    }
  }
}
