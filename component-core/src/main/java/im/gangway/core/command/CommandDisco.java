package im.gangway.core.command;

import im.gangway.core.address.TargetKind;
import im.gangway.core.disco.DiscoExtension;
import im.gangway.core.disco.DiscoInfo;
import im.gangway.core.disco.DiscoItem;
import im.gangway.core.disco.DiscoItems;
import im.gangway.core.disco.DiscoRequest;
import im.gangway.core.error.StanzaException;
import im.gangway.core.form.DataForm;
import im.gangway.transport.Text;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;

/** Shows the commands in service discovery (XEP-0050 §2). */
public final class CommandDisco implements DiscoExtension {
  private final Commands commands;

  public CommandDisco(Commands commands) {
    this.commands = commands;
  }

  @Override
  public Set<TargetKind> targets() {
    return Set.of(TargetKind.GATEWAY, TargetKind.NETWORK, TargetKind.ROOM);
  }

  @Override
  public boolean owns(String node) {
    return node.equals(CommandHandler.NAMESPACE)
        || commands.all().stream().anyMatch(command -> command.node().equals(node));
  }

  @Override
  public void describe(DiscoRequest request, DiscoInfo info) throws StanzaException {
    String node = request.node().orElse("");
    if (node.isEmpty()) {
      return;
    }
    if (node.equals(CommandHandler.NAMESPACE)) {
      info.identity(
          "automation",
          "command-list",
          Text.of(CommandDisco.class, "commands").in(request.session().language()));
    } else {
      Command command = commands.find(node, request.target(), request.session());
      info.identity("automation", "command-node", name(command, request));
      info.feature(CommandHandler.NAMESPACE).feature(DataForm.NAMESPACE);
    }
  }

  @Override
  public CompletionStage<DiscoItems> items(DiscoRequest request) {
    boolean list = request.node().filter(CommandHandler.NAMESPACE::equals).isPresent();
    List<Command> offered = list ? commands.at(request.target(), request.session()) : List.of();
    return DiscoItems.now(
        offered.stream()
            .map(command -> new DiscoItem(request.to(), command.node(), name(command, request)))
            .toList());
  }

  private static String name(Command command, DiscoRequest request) {
    return command.name().in(request.session().language());
  }
}
