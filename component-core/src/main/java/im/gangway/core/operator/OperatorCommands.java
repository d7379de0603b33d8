package im.gangway.core.operator;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The commands there are. Filled by one thread before the socket opens; read by all after. */
public final class OperatorCommands {
  private static final Logger log = LoggerFactory.getLogger(OperatorCommands.class);

  private final Map<String, OperatorCommand> commands = new LinkedHashMap<>();

  /** Adds a command. */
  public OperatorCommands add(OperatorCommand command) {
    if (commands.putIfAbsent(command.name(), command) != null) {
      throw new IllegalStateException("Two commands " + command.name());
    }
    return this;
  }

  /**
   * Runs the command that the first word names; blocks until it is done.
   *
   * @param words the name and its arguments
   */
  public OperatorAnswer run(List<String> words) {
    OperatorCommand command = words.isEmpty() ? null : commands.get(words.get(0));
    if (command == null) {
      return new OperatorAnswer(OperatorAnswer.UNKNOWN, "There is no such command.\n");
    }
    try {
      return new OperatorAnswer(
          OperatorAnswer.DONE, command.run(List.copyOf(words.subList(1, words.size()))));
    } catch (CommandRefusedException refused) {
      return new OperatorAnswer(OperatorAnswer.REFUSED, refused.getMessage() + "\n");
    } catch (CompletionException failure) {
      Throwable cause = failure.getCause() == null ? failure : failure.getCause();
      return failed(command, cause);
    } catch (RuntimeException failure) {
      return failed(command, failure);
    }
  }

  private static OperatorAnswer failed(OperatorCommand command, Throwable failure) {
    log.warn("The operator's command {} failed", command.name(), failure);
    String words = failure.getMessage() == null ? failure.toString() : failure.getMessage();
    return new OperatorAnswer(OperatorAnswer.REFUSED, words + "\n");
  }
}
