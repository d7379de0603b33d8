package im.gangway;

import im.gangway.core.config.GangwayConfig;
import im.gangway.core.config.HostPort;
import im.gangway.core.gateway.ConfigSource;
import im.gangway.core.gateway.Gangway;
import im.gangway.core.gateway.Gateway;
import im.gangway.core.gateway.GatewayExtension;
import im.gangway.core.operator.LogLevelCommand;
import im.gangway.core.operator.OperatorService;
import im.gangway.core.operator.OperatorSocket;
import im.gangway.core.operator.ReloadConfigCommand;
import im.gangway.core.operator.SocketPlace;
import im.gangway.core.operator.SocketTakenException;
import im.gangway.core.web.WebServer;
import im.gangway.registration.RegistrationExtension;
import im.gangway.transport.ConfigurationException;
import im.gangway.transport.Transport;
import java.io.IOException;
import java.nio.file.Path;
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
  private final @Nullable WebServer web;
  private final @Nullable OperatorSocket socket;

  private RunningGangway(Gangway gangway, HostPort listen, @Nullable OperatorSocket socket) {
    this.gangway = gangway;
    this.socket = socket;
    this.web = web(listen);
  }

  /**
   * Starts it; it ends with the process.
   *
   * @param source reads the configuration again
   * @param whenReady told the domains once all of them are online
   */
  static RunningGangway start(
      GangwayConfig config,
      Map<String, Transport> transports,
      ConfigSource source,
      Consumer<List<String>> whenReady)
      throws ConfigurationException {
    List<GatewayExtension> modules = List.of(new RegistrationExtension(config));
    OperatorSocket socket = socket(SocketPlace.of(config));
    Gangway gangway = open(config, transports, modules, source, socket);
    RunningGangway running = new RunningGangway(gangway, config.http().listen(), socket);
    if (socket != null) {
      socket.serve(
          OperatorService.commands(gangway)
              .add(new ReloadConfigCommand(() -> gangway.reload(source.read())))
              .add(new LogLevelCommand(new LogLevels())));
    }
    Runtime.getRuntime().addShutdownHook(new Thread(running::close, "shutdown"));
    gangway.online().thenRun(() -> whenReady.accept(running.domains()));
    gangway.start();
    return running;
  }

  private static Gangway open(
      GangwayConfig config,
      Map<String, Transport> transports,
      List<GatewayExtension> modules,
      ConfigSource source,
      @Nullable OperatorSocket socket)
      throws ConfigurationException {
    try {
      return new Gangway(config, transports, modules, RunningGangway::endProcess, source);
    } catch (ConfigurationException | RuntimeException failure) {
      if (socket != null) {
        socket.close();
      }
      throw failure;
    }
  }

  /** Users can be served without it; only the operator's commands cannot. */
  private static @Nullable OperatorSocket socket(Path path) throws ConfigurationException {
    try {
      return OperatorSocket.open(path);
    } catch (SocketTakenException taken) {
      throw new ConfigurationException(String.valueOf(taken.getMessage()), taken);
    } catch (IOException | UnsupportedOperationException failure) {
      log.error(
          "The socket {} cannot be made, so commands such as \"gangway status\" will not work: {}",
          path,
          failure.toString());
      return null;
    }
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
  private @Nullable WebServer web(HostPort listen) {
    try {
      return WebServer.start(listen, gangway.web());
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
      if (web != null) {
        web.close();
      }
      if (socket != null) {
        socket.close();
      }
      gangway.close();
    } finally {
      log.info("Gangway has ended");
      end.countDown();
    }
  }
}
