package im.gangway.core.command;

import im.gangway.core.disco.DiscoExtension;
import im.gangway.core.form.ConfigurationForms;
import im.gangway.core.handler.GatewayContext;
import im.gangway.core.handler.HandlerRegistry;
import im.gangway.transport.ConfigurableService;
import java.util.List;

/** Registers the commands. */
public final class CommandModule {
  private CommandModule() {}

  /**
   * Adds the handler, if there is any command.
   *
   * @return what service discovery shows of the commands
   */
  public static DiscoExtension install(
      GatewayContext context, ConfigurationForms forms, HandlerRegistry handlers) {
    Commands commands =
        new Commands(
            context.service() instanceof ConfigurableService
                ? List.of(new ConfigureCommand(forms))
                : List.of());
    if (!commands.all().isEmpty()) {
      handlers.iq(new CommandHandler(commands, context.clock()));
    }
    return new CommandDisco(commands);
  }
}
