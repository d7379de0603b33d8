package im.gangway;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints what is kept of a user. */
@Command(
    name = "export",
    description = {
      "Prints all that is kept of a user as JSON.",
      "Passwords stay sealed: who imports them needs the key file too."
    },
    mixinStandardHelpOptions = true)
final class ExportCommand implements Callable<Integer> {
  @Mixin private final ConfigOption option = new ConfigOption();

  @SuppressWarnings("NullAway.Init") // By picocli.
  @Parameters(paramLabel = "USER", description = "Such as alice@example.org.")
  private String user;

  @SuppressWarnings("NullAway.Init") // By picocli.
  @Spec
  private CommandSpec spec;

  @Override
  public Integer call() {
    return new OperatorCall(option, spec).run(true, "export", user);
  }
}
