package im.gangway;

import im.gangway.core.config.GangwayConfig;
import im.gangway.core.config.InvalidConfigException;
import im.gangway.core.transport.LoadedTransports;
import im.gangway.core.transport.TransportLoadException;
import im.gangway.transport.ConfigurationException;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Runs the gateway in the foreground until the process is told to end. */
@Command(
    name = "run",
    description = "Runs the gateway until SIGTERM or Ctrl-C.",
    mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {
  @Mixin private final ConfigOption option = new ConfigOption();

  @SuppressWarnings("NullAway.Init") // By picocli.
  @Spec
  private CommandSpec spec;

  @Override
  public Integer call() throws InterruptedException {
    try (LoadedTransports transports = option.transports()) {
      GangwayConfig config = option.read(transports);
      RunningGangway.start(config, transports.byId(), () -> option.read(transports), this::announce)
          .awaitEnd();
      return ExitStatus.OK;
    } catch (TransportLoadException | InvalidConfigException | ConfigurationException problems) {
      PrintWriter err = spec.commandLine().getErr();
      err.println(problems.getMessage());
      err.flush();
      return ExitStatus.MISCONFIGURED;
    }
  }

  private void announce(List<String> domains) {
    PrintWriter out = spec.commandLine().getOut();
    out.println("Gangway is ready: " + String.join(", ", domains));
    out.flush();
  }
}
