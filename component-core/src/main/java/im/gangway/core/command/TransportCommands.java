package im.gangway.core.command;

import im.gangway.transport.LegacyService;
import im.gangway.transport.command.CommandService;
import im.gangway.transport.command.TransportCommand;

/** Offers the commands of a transport beside those of the gateway. */
public final class TransportCommands {
  private TransportCommands() {}

  /**
   * Adds those that the service has.
   *
   * @throws IllegalStateException if one has a name that is taken
   */
  public static void install(LegacyService service, Commands commands) {
    if (service instanceof CommandService offering) {
      for (TransportCommand command : offering.commands()) {
        boolean taken =
            commands.all().stream()
                .anyMatch(
                    each ->
                        each.node().equals(command.name())
                            || each.words().contains(command.name()));
        if (taken) {
          throw new IllegalStateException("There are two commands called " + command.name());
        }
        commands.add(new OfferedCommand(command));
      }
    }
  }
}
