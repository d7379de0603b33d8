package im.gangway.core.command;

import im.gangway.core.address.Target;
import im.gangway.core.handler.GatewayContext;
import im.gangway.transport.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.xmpp.packet.JID;

/** Tells which commands there are for who asks, each with its link. */
public final class HelpCommand implements Command {
  private final Commands commands;
  private final GatewayContext context;

  public HelpCommand(Commands commands, GatewayContext context) {
    this.commands = commands;
    this.context = context;
  }

  @Override
  public String node() {
    return "help";
  }

  @Override
  public Text name() {
    return Text.of(HelpCommand.class, "help");
  }

  @Override
  public List<String> words() {
    return List.of("help", "?", "commands");
  }

  @Override
  public boolean isOfferedAt(Target target) {
    return target instanceof Target.Gateway || target instanceof Target.Network;
  }

  @Override
  public CompletionStage<CommandStep> start(CommandRequest request) {
    Locale language = request.session().language();
    JID here = here(request.target());
    List<String> lines = new ArrayList<>();
    lines.add(Text.of(HelpCommand.class, "help-intro", context.info().name()).in(language));
    for (Command each : commands.at(request.target(), request.session())) {
      lines.add(line(each, here).in(language));
    }
    lines.add(Text.of(HelpCommand.class, "help-cancel").in(language));
    return CompletableFuture.completedFuture(
        CommandStep.Done.of(Text.literal(String.join("\n", lines))));
  }

  private static Text line(Command command, JID here) {
    return Text.of(
        HelpCommand.class,
        "help-line",
        command.words().get(0),
        command.name(),
        XmppLink.command(here, command.node()));
  }

  private JID here(Target target) {
    return target instanceof Target.Network network
        ? context.addresses().of(network.address())
        : context.addresses().gateway();
  }
}
