package im.gangway;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Looks after the messages that wait. */
@Command(
    name = "queue",
    description = "Lists, retries or drops the messages that wait in the running gateway.",
    mixinStandardHelpOptions = true)
final class QueueCommand {
  private static final String DOMAIN = "--domain";
  private static final String USER = "--user";

  @SuppressWarnings("NullAway.Init") // By picocli.
  @Spec
  private CommandSpec spec;

  @Command(
      name = "list",
      description = "Lists the messages that wait, the oldest first, without what they say.",
      mixinStandardHelpOptions = true)
  int list(
      @Mixin ConfigOption option,
      @Option(names = DOMAIN, defaultValue = "", description = "Only those of this domain.")
          String domain,
      @Option(names = USER, defaultValue = "", description = "Only those from and to this user.")
          String user) {
    return call(option, "queue-list", domain, user);
  }

  @Command(
      name = "retry",
      description = "Tries now what waits for another time.",
      mixinStandardHelpOptions = true)
  int retry(
      @Mixin ConfigOption option,
      @Option(names = DOMAIN, defaultValue = "", description = "Only those of this domain.")
          String domain,
      @Option(names = USER, defaultValue = "", description = "Only those from and to this user.")
          String user) {
    return call(option, "queue-retry", domain, user);
  }

  @Command(
      name = "drop",
      description = {
        "Takes a message away, or all that wait of a user. Users are told of theirs.",
        "What is being sent, or may have been, stays."
      },
      mixinStandardHelpOptions = true)
  int drop(
      @Mixin ConfigOption option,
      @Option(names = DOMAIN, defaultValue = "", description = "Only in this domain.")
          String domain,
      @Option(names = USER, defaultValue = "", description = "All from and to this user.")
          String user,
      @Option(names = "--yes", description = "Really all of the user's.") boolean yes,
      @Parameters(
              paramLabel = "ID",
              arity = "0..1",
              defaultValue = "",
              description = "As the list shows it.")
          String id) {
    return call(option, "queue-drop", domain, user, id, yes ? "yes" : "");
  }

  private int call(ConfigOption option, String... words) {
    return new OperatorCall(option, spec).run(false, words);
  }
}
