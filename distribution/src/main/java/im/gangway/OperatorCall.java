package im.gangway;

import im.gangway.core.config.GangwayConfig;
import im.gangway.core.config.InvalidConfigException;
import im.gangway.core.operator.CommandRefusedException;
import im.gangway.core.operator.OfflineUsers;
import im.gangway.core.operator.OperatorAnswer;
import im.gangway.core.operator.OperatorClient;
import im.gangway.core.operator.SocketPlace;
import im.gangway.core.storage.StorageException;
import im.gangway.core.transport.LoadedTransports;
import im.gangway.core.transport.TransportLoadException;
import im.gangway.core.vault.KeyFileException;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;

/** Has a running gateway do something, or does it in its place where that is possible. */
record OperatorCall(ConfigOption option, CommandSpec spec) {

  /**
   * Asks the gateway, prints what it answers and gives the exit status.
   *
   * @param withoutGateway whether the command works on the database when no gateway runs
   */
  int run(boolean withoutGateway, String... words) {
    // What is found is told below: the same in the log would only be in the way.
    System.setProperty("gangway.log.level", "OFF");
    try (LoadedTransports transports = option.transports()) {
      return print(answer(option.read(transports), withoutGateway, List.of(words)));
    } catch (TransportLoadException | InvalidConfigException problems) {
      return failed(problems.getMessage(), ExitStatus.MISCONFIGURED);
    } catch (KeyFileException | StorageException | CommandRefusedException | IOException unusable) {
      return failed(unusable.getMessage(), ExitStatus.FAILED);
    }
  }

  private static OperatorAnswer answer(
      GangwayConfig config, boolean withoutGateway, List<String> words)
      throws IOException, KeyFileException, CommandRefusedException {
    Optional<OperatorAnswer> answer = OperatorClient.ask(SocketPlace.of(config), words);
    if (answer.isPresent()) {
      return answer.get();
    }
    if (!withoutGateway) {
      throw new CommandRefusedException("No gateway runs with this configuration.");
    }
    try (OfflineUsers offline = OfflineUsers.open(config)) {
      return offline.commands().run(words);
    }
  }

  private int print(OperatorAnswer answer) {
    PrintWriter to =
        answer.status() == OperatorAnswer.DONE
            ? spec.commandLine().getOut()
            : spec.commandLine().getErr();
    to.print(answer.text());
    to.flush();
    return answer.status();
  }

  /** Tells what is in the way. */
  int failed(@Nullable String problem, int status) {
    PrintWriter err = spec.commandLine().getErr();
    err.println(problem);
    err.flush();
    return status;
  }
}
