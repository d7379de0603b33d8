package im.gangway;

import im.gangway.core.check.ComponentCheck;
import im.gangway.core.config.GangwayConfig;
import im.gangway.core.config.InvalidConfigException;
import im.gangway.core.config.TransportConfig;
import im.gangway.core.storage.Database;
import im.gangway.core.storage.StorageException;
import im.gangway.core.transport.LoadedTransports;
import im.gangway.core.transport.TransportLoadException;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Says in words whether the gateway could run with a configuration. */
@Command(
    name = "check",
    description = {
      "Checks the configuration, the database, and whether the XMPP server takes each component.",
      "Connects for a moment; a gateway that runs meanwhile goes on undisturbed where the server"
          + " allows one connection for a component."
    },
    mixinStandardHelpOptions = true)
final class CheckCommand implements Callable<Integer> {
  @Mixin private final ConfigOption option = new ConfigOption();

  @SuppressWarnings("NullAway.Init") // By picocli.
  @Spec
  private CommandSpec spec;

  @Override
  public Integer call() {
    // What is found is told below: the same in the log would only be in the way.
    System.setProperty("gangway.log.level", "OFF");
    PrintWriter err = spec.commandLine().getErr();
    try (LoadedTransports transports = option.transports()) {
      GangwayConfig config = option.read(transports);
      print("The configuration is valid.");
      int storage = storage(config);
      return Math.max(storage, components(config));
    } catch (TransportLoadException | InvalidConfigException problems) {
      err.println(problems.getMessage());
      err.flush();
      return ExitStatus.MISCONFIGURED;
    } catch (IOException unusable) {
      err.println("tls.extra-ca: " + unusable.getMessage());
      err.flush();
      return ExitStatus.MISCONFIGURED;
    }
  }

  private int storage(GangwayConfig config) {
    try {
      print("storage: " + Database.check(config.storage()));
      return ExitStatus.OK;
    } catch (StorageException unusable) {
      print("storage: " + unusable.getMessage());
      return ExitStatus.FAILED;
    }
  }

  private int components(GangwayConfig config) throws IOException {
    int status = ExitStatus.OK;
    try (ComponentCheck check = new ComponentCheck(config.tls(), config.limits())) {
      for (TransportConfig transport : config.transports()) {
        ComponentCheck.Result result = check.check(transport);
        print(transport.domain() + ": " + result.text());
        status = result.usable() ? status : ExitStatus.FAILED;
      }
    }
    return status;
  }

  private void print(String line) {
    PrintWriter out = spec.commandLine().getOut();
    out.println(line);
    out.flush();
  }
}
