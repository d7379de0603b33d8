package im.gangway;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Changes how much a running gateway logs. */
@Command(
    name = "log",
    description = "Changes how much a running gateway logs, until it ends.",
    mixinStandardHelpOptions = true)
final class LogCommand implements Callable<Integer> {
  @Mixin private final ConfigOption option = new ConfigOption();

  @SuppressWarnings("NullAway.Init") // By picocli.
  @Parameters(
      index = "0",
      paramLabel = "LEVEL",
      description = "OFF, ERROR, WARN, INFO, DEBUG or TRACE.")
  private String level;

  @SuppressWarnings("NullAway.Init") // By picocli.
  @Parameters(
      index = "1",
      arity = "0..1",
      defaultValue = "",
      paramLabel = "LOGGER",
      description = "Such as im.gangway.irc; everything if absent.")
  private String logger;

  @SuppressWarnings("NullAway.Init") // By picocli.
  @Spec
  private CommandSpec spec;

  @Override
  public Integer call() {
    return new OperatorCall(option, spec).run(false, "log", level, logger);
  }
}
