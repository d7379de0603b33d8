package im.gangway;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Stores a user as the command export has printed that user. */
@Command(
    name = "import",
    description = "Stores a user who was exported; refuses one who is there.",
    mixinStandardHelpOptions = true)
final class ImportCommand implements Callable<Integer> {
  @Mixin private final ConfigOption option = new ConfigOption();

  @SuppressWarnings("NullAway.Init") // By picocli.
  @Parameters(paramLabel = "FILE", description = "What export has printed.")
  private Path file;

  @SuppressWarnings("NullAway.Init") // By picocli.
  @Spec
  private CommandSpec spec;

  @Override
  public Integer call() {
    OperatorCall call = new OperatorCall(option, spec);
    try {
      return call.run(true, "import", Files.readString(file));
    } catch (IOException unreadable) {
      return call.failed("It cannot be read: " + unreadable, ExitStatus.FAILED);
    }
  }
}
