package im.gangway;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Looks after registered users. */
@Command(
    name = "user",
    description = "Lists, shows or removes registered users.",
    mixinStandardHelpOptions = true)
final class UserCommand {
  private static final String DOMAIN = "--domain";

  @SuppressWarnings("NullAway.Init") // By picocli.
  @Spec
  private CommandSpec spec;

  @Command(
      name = "list",
      description = "Lists users and the domains they have registered with.",
      mixinStandardHelpOptions = true)
  int list(
      @Mixin ConfigOption option,
      @Option(names = DOMAIN, defaultValue = "", description = "Only those of this domain.")
          String domain,
      @Option(names = "--after", defaultValue = "", description = "Go on after this user.")
          String after) {
    return call(option, "user-list", domain, after);
  }

  @Command(
      name = "show",
      description = "Shows what is kept of a user, without the values.",
      mixinStandardHelpOptions = true)
  int show(
      @Mixin ConfigOption option,
      @Option(names = DOMAIN, defaultValue = "", description = "Only that of this domain.")
          String domain,
      @Parameters(paramLabel = "USER", description = "Such as alice@example.org.") String user) {
    return call(option, "user-show", user, domain);
  }

  @Command(
      name = "remove",
      description = {
        "Removes a user with all that is kept, as if the user had unregistered.",
        "While no gateway runs, neither the user nor the network can be told."
      },
      mixinStandardHelpOptions = true)
  int remove(
      @Mixin ConfigOption option,
      @Option(names = DOMAIN, defaultValue = "", description = "Only from this domain.")
          String domain,
      @Parameters(paramLabel = "USER", description = "Such as alice@example.org.") String user) {
    return call(option, "user-remove", user, domain);
  }

  private int call(ConfigOption option, String... words) {
    return new OperatorCall(option, spec).run(true, words);
  }
}
