package im.gangway.core.operator;

import java.util.List;
import org.xmpp.packet.JID;

/** Removes a user with all that is stored, as the admins' command delete-user does. */
record UserRemoveCommand(OperatorUsers users) implements OperatorCommand {

  @Override
  public String name() {
    return "user-remove";
  }

  @Override
  public String run(List<String> arguments) throws CommandRefusedException {
    JID user = Arguments.user(arguments);
    StringBuilder lines = new StringBuilder();
    for (String domain : users.domains(arguments, 1)) {
      switch (Arguments.await(users.removal().remove(domain, user))) {
        case REMOVED -> lines.append("%s: removed from %s.%n".formatted(user, domain));
        case FAILED ->
            throw new CommandRefusedException(
                lines + "%s: that did not work at %s; try again.".formatted(user, domain));
        case NOT_REGISTERED -> {}
      }
    }
    if (lines.isEmpty()) {
      throw new CommandRefusedException(user + " has not registered.");
    }
    return lines.toString();
  }
}
