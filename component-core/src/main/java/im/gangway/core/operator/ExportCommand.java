package im.gangway.core.operator;

import im.gangway.core.storage.UserRecord;
import java.util.List;
import org.xmpp.packet.JID;

/** Gives out all that is kept of a user, as JSON with sealed secrets. */
record ExportCommand(OperatorUsers users) implements OperatorCommand {

  @Override
  public String name() {
    return "export";
  }

  @Override
  public String run(List<String> arguments) throws CommandRefusedException {
    JID user = Arguments.user(arguments);
    UserRecord record = Arguments.await(users.archive().read(user.toBareJID()));
    if (record.isEmpty()) {
      throw new CommandRefusedException("Nothing is kept of " + user.toBareJID() + ".");
    }
    return UserJson.write(record);
  }
}
