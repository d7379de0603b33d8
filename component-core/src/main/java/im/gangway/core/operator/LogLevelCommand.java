package im.gangway.core.operator;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Changes how much is logged until the end of the process. */
public record LogLevelCommand(Levels levels) implements OperatorCommand {
  private static final Set<String> KNOWN = Set.of("OFF", "ERROR", "WARN", "INFO", "DEBUG", "TRACE");

  /** Sets levels. */
  @FunctionalInterface
  public interface Levels {
    /**
     * Sets the level of a logger and those below it.
     *
     * @param logger empty for all that have none of their own
     */
    void set(String logger, String level);
  }

  @Override
  public String name() {
    return "log";
  }

  @Override
  public String run(List<String> arguments) throws CommandRefusedException {
    String level = arguments.isEmpty() ? "" : arguments.get(0).toUpperCase(Locale.ROOT);
    String logger = arguments.size() > 1 ? arguments.get(1) : "";
    if (!KNOWN.contains(level)) {
      throw new CommandRefusedException("A level is OFF, ERROR, WARN, INFO, DEBUG or TRACE.");
    }
    levels.set(logger, level);
    return (logger.isEmpty() ? "Everything" : logger) + " is logged at " + level + ".\n";
  }
}
