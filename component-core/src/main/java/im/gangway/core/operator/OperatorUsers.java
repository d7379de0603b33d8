package im.gangway.core.operator;

import im.gangway.core.storage.AccountStore;
import im.gangway.core.storage.UserArchive;
import im.gangway.core.vault.Keyring;
import java.util.List;
import java.util.function.Supplier;

/**
 * What the commands about users work on; the same whether a gateway runs or not.
 *
 * @param domains those that are configured
 * @param keys the keys there are
 * @param removal how users are removed
 */
public record OperatorUsers(
    List<String> domains,
    AccountStore accounts,
    UserArchive archive,
    Supplier<Keyring> keys,
    UserRemoval removal) {

  /** The commands: one line for each. */
  public OperatorCommands commands() {
    return new OperatorCommands()
        .add(new UserListCommand(this))
        .add(new UserShowCommand(this))
        .add(new UserRemoveCommand(this))
        .add(new ExportCommand(this))
        .add(new ImportCommand(this));
  }

  /** The configured domains that are meant: one that is named, or all. */
  List<String> domains(List<String> arguments, int at) throws CommandRefusedException {
    if (arguments.size() <= at || arguments.get(at).isEmpty()) {
      return domains;
    }
    String named = arguments.get(at);
    if (!domains.contains(named)) {
      throw new CommandRefusedException("The domain " + named + " is not configured.");
    }
    return List.of(named);
  }
}
