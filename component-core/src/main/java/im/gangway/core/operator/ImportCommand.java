package im.gangway.core.operator;

import im.gangway.core.storage.UserRecord;
import im.gangway.core.vault.Sealer;
import java.util.List;
import java.util.Map;
import org.xmpp.packet.JID;

/** Stores a user as another command gave that user out. */
record ImportCommand(OperatorUsers users) implements OperatorCommand {

  @Override
  public String name() {
    return "import";
  }

  @Override
  public String run(List<String> arguments) throws CommandRefusedException {
    UserRecord record = UserJson.read(arguments.isEmpty() ? "" : arguments.get(0));
    JID user = Arguments.user(List.of(record.owner()));
    if (!user.toBareJID().equals(record.owner())) {
      throw new CommandRefusedException(record.owner() + " is not written as it has to be.");
    }
    for (List<Map<String, Object>> rows : record.tables().values()) {
      for (Map<String, Object> row : rows) {
        check(user, row);
      }
    }
    if (!Arguments.await(users.archive().write(record))) {
      throw new CommandRefusedException(
          user + " has registered already, or somebody else has the same legacy account.");
    }
    return user + ": imported.\n";
  }

  private void check(JID user, Map<String, Object> row) throws CommandRefusedException {
    String domain = String.valueOf(row.get("domain"));
    if (!users.domains().contains(domain)) {
      throw new CommandRefusedException("The domain " + domain + " is not configured.");
    }
    if (users.removal().knows(domain, user)) {
      throw new CommandRefusedException(user + " uses " + domain + " now: end that first.");
    }
    if (row.get("sealed") instanceof byte[] sealed) {
      String key = Sealer.keyId(sealed);
      if (!users.keys().get().has(key)) {
        throw new CommandRefusedException(
            "A secret was sealed with key " + key + ", which is not in the key file.");
      }
    }
  }
}
