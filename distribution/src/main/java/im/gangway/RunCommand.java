package im.gangway;

import im.gangway.core.config.GangwayConfig;
import im.gangway.core.config.InvalidConfigException;
import im.gangway.core.gateway.Gangway;
import im.gangway.core.gateway.Gateway;
import im.gangway.core.health.ComponentHealth;
import im.gangway.core.health.HealthServer;
import im.gangway.core.stream.StreamProblem;
import im.gangway.core.transport.LoadedTransports;
import im.gangway.core.transport.TransportLoadException;
import im.gangway.transport.ConfigurationException;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
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
  private static final Logger log = LoggerFactory.getLogger(RunCommand.class);

  @Mixin private final ConfigOption option = new ConfigOption();

  @SuppressWarnings("NullAway.Init") // By picocli.
  @Spec
  private CommandSpec spec;

  @Override
  public Integer call() throws InterruptedException {
    try (LoadedTransports transports = option.transports()) {
      GangwayConfig config = option.read(transports);
      run(config, new Gangway(config, transports.byId()));
      return ExitStatus.OK;
    } catch (TransportLoadException | InvalidConfigException | ConfigurationException problems) {
      PrintWriter err = spec.commandLine().getErr();
      err.println(problems.getMessage());
      err.flush();
      return ExitStatus.MISCONFIGURED;
    }
  }

  /** Never returns before the end has begun; the JVM then waits for its hook. */
  private void run(GangwayConfig config, Gangway gangway) throws InterruptedException {
    CountDownLatch end = new CountDownLatch(1);
    HealthServer health = health(config, gangway);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> close(gangway, health, end), "shutdown"));
    gangway.online().thenRun(() -> announce(gangway));
    gangway.start();
    end.await();
  }

  private void announce(Gangway gangway) {
    PrintWriter out = spec.commandLine().getOut();
    out.println(
        gangway.gateways().stream()
            .map(Gateway::domain)
            .collect(Collectors.joining(", ", "Gangway is ready: ", "")));
    out.flush();
  }

  /** The gateway serves its users without it too: who watches over it will notice. */
  private static @Nullable HealthServer health(GangwayConfig config, Gangway gangway) {
    try {
      return HealthServer.start(config.http().listen(), () -> components(gangway));
    } catch (IOException failure) {
      log.error(
          "Nothing is served at http.listen {}: {}. Choose another address, or port 0 for any.",
          config.http().listen(),
          failure.getMessage());
      return null;
    }
  }

  private static List<ComponentHealth> components(Gangway gangway) {
    return gangway.gateways().stream().map(RunCommand::health).toList();
  }

  private static ComponentHealth health(Gateway gateway) {
    boolean up = gateway.isReady();
    String reason = gateway.problem().map(StreamProblem::sentence).orElse("Connecting.");
    return new ComponentHealth(gateway.domain(), up, up ? "" : reason);
  }

  private static void close(Gangway gangway, @Nullable HealthServer health, CountDownLatch end) {
    log.info("Gangway ends");
    try {
      if (health != null) {
        health.close();
      }
      gangway.close();
    } finally {
      log.info("Gangway has ended");
      end.countDown();
    }
  }
}
