package im.gangway.core.operator;

import java.util.List;

/** Something the operator can tell a gateway. Runs on the operator's thread and may block. */
public interface OperatorCommand {

  /** The first word of a request. */
  String name();

  /**
   * Does it.
   *
   * @param arguments the other words of the request
   * @return lines for the operator, the last one with its end
   * @throws CommandRefusedException if it cannot be done; the message is a sentence for the
   *     operator
   */
  String run(List<String> arguments) throws CommandRefusedException;
}
