package im.gangway;

import im.gangway.core.config.GangwayConfig;
import im.gangway.core.config.HostPort;
import im.gangway.core.gateway.Gangway;
import im.gangway.core.gateway.Gateway;
import im.gangway.core.gateway.GatewayExtension;
import im.gangway.core.health.HealthServer;
import im.gangway.registration.RegistrationExtension;
import im.gangway.transport.ConfigurationException;
import im.gangway.transport.Transport;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The gateway of this process with its health, from the start to the end of the process. */
final class RunningGangway {
  private static final Logger log = LoggerFactory.getLogger(RunningGangway.class);

  private final CountDownLatch end = new CountDownLatch(1);
  private final Gangway gangway;
  private final @Nullable HealthServer health;

  private RunningGangway(Gangway gangway, HostPort listen) {
    this.gangway = gangway;
    this.health = health(listen);
  }

  /**
   * Starts it; it ends with the process.
   *
   * @param whenReady told the domains once all of them are online
   */
  static RunningGangway start(
      GangwayConfig config, Map<String, Transport> transports, Consumer<List<String>> whenReady)
      throws ConfigurationException {
    List<GatewayExtension> modules = List.of(new RegistrationExtension(config));
    Gangway gangway = new Gangway(config, transports, modules, RunningGangway::endProcess);
    RunningGangway running = new RunningGangway(gangway, config.http().listen());
    Runtime.getRuntime().addShutdownHook(new Thread(running::close, "shutdown"));
    gangway.online().thenRun(() -> whenReady.accept(running.domains()));
    gangway.start();
    return running;
  }

  /** The shutdown hook closes everything, and must not be waited for by what it closes. */
  private static void endProcess() {
    new Thread(() -> System.exit(ExitStatus.OK), "end").start();
  }

  /** Waits until everything is closed, which the process's end has begun. */
  void awaitEnd() throws InterruptedException {
    end.await();
  }

  private List<String> domains() {
    return gangway.gateways().stream().map(Gateway::domain).toList();
  }

  /** The gateway serves its users without it too: who watches over it will notice. */
  private @Nullable HealthServer health(HostPort listen) {
    try {
      return HealthServer.start(listen, gangway::health, gangway.metrics());
    } catch (IOException failure) {
      log.error(
          "Nothing is served at http.listen {}: {}. Choose another address, or port 0 for any.",
          listen,
          failure.getMessage());
      return null;
    }
  }

  private void close() {
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
