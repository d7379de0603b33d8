package im.gangway.core.admin;

import im.gangway.core.command.CommandRequest;
import im.gangway.core.command.CommandStep;
import im.gangway.core.config.InvalidConfigException;
import im.gangway.core.error.Condition;
import im.gangway.core.error.StanzaException;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts into force what the configuration file says now. */
final class ReloadCommand implements AdminCommand {
  private static final Logger log = LoggerFactory.getLogger(ReloadCommand.class);

  private final Reload reload;

  ReloadCommand(Reload reload) {
    this.reload = reload;
  }

  @Override
  public String action() {
    return "reload";
  }

  /** Older than XEP-0133's commands, and none of them. */
  @Override
  public String node() {
    return action();
  }

  @Override
  public CompletionStage<CommandStep> start(CommandRequest request) {
    return request.session().legacy().run(this::run);
  }

  /** What is wrong with the file concerns only who can read it. */
  private CommandStep run() throws StanzaException {
    try {
      List<String> later = reload.run();
      return CommandStep.Done.of(
          later.isEmpty()
              ? AdminCommand.text("reloaded")
              : AdminCommand.text("reloaded-partly", String.join(", ", later)));
    } catch (InvalidConfigException invalid) {
      log.error("The configuration was not read again: {}", invalid.getMessage());
      throw new StanzaException(Condition.NOT_ACCEPTABLE, AdminCommand.text("reload-refused"));
    }
  }
}
