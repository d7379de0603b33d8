package im.gangway;

import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParseResult;

/** The command {@code gangway}; what it can do are its subcommands. */
@Command(
    name = "gangway",
    description = "Connects XMPP users with other networks.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    subcommands = {
      RunCommand.class,
      CheckCommand.class,
      KeyCommand.class,
      UserCommand.class,
      QueueCommand.class,
      ExportCommand.class,
      ImportCommand.class,
      StatusCommand.class,
      ReloadCommand.class,
      LogCommand.class
    },
    synopsisSubcommandLabel = "COMMAND",
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      " 0:all is well",
      " 1:something outside is not: a server, a file, a port",
      " 2:the command line or the configuration has to be corrected",
      "143:ended by SIGTERM"
    })
public final class Main {
  private Main() {}

  /** Runs the command that the arguments name, and exits with its status. */
  public static void main(String[] arguments) {
    System.exit(commandLine().execute(arguments));
  }

  static CommandLine commandLine() {
    return new CommandLine(new Main()).setExecutionExceptionHandler(Main::failed);
  }

  /** A bug, or the machine: the words for the person, the rest for the log. */
  private static int failed(Exception failure, CommandLine command, ParseResult parsed) {
    command.getErr().println("gangway: " + words(failure));
    command.getErr().flush();
    LoggerFactory.getLogger(Main.class).debug("The command failed", failure);
    return ExitStatus.FAILED;
  }

  private static String words(Exception failure) {
    String message = failure.getMessage();
    return message == null ? failure.toString() : message;
  }
}
