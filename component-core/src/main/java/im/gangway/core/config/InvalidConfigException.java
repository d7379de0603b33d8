package im.gangway.core.config;

import java.util.List;
import java.util.stream.Collectors;

/** The configuration cannot be used; the message has a line for each of its problems. */
public final class InvalidConfigException extends Exception {
  private static final long serialVersionUID = 1L;

  @SuppressWarnings("serial") // Never serialised.
  private final List<ConfigProblem> problems;

  InvalidConfigException(List<ConfigProblem> problems) {
    super(problems.stream().map(ConfigProblem::toString).collect(Collectors.joining("\n")));
    this.problems = List.copyOf(problems);
  }

  /** All problems, in the order of the file's lines. */
  public List<ConfigProblem> problems() {
    return problems;
  }
}
