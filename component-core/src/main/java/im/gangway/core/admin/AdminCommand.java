package im.gangway.core.admin;

import im.gangway.core.address.Target;
import im.gangway.core.command.Audience;
import im.gangway.core.command.Command;
import im.gangway.transport.Text;
import java.util.List;

/** A command of XEP-0133: its node, its name and whom it is for follow from what it does. */
interface AdminCommand extends Command {
  /** The {@code FORM_TYPE} of all its forms, and what its node begins with. */
  String NAMESPACE = "http://jabber.org/protocol/admin";

  /** What it does, in the words of XEP-0133; also the key of its name in the bundle. */
  String action();

  @Override
  default String node() {
    return NAMESPACE + "#" + action();
  }

  @Override
  default Text name() {
    return text(action());
  }

  @Override
  default Audience audience() {
    return Audience.ADMIN;
  }

  @Override
  default List<String> words() {
    return List.of(action());
  }

  @Override
  default boolean isOfferedAt(Target target) {
    return target instanceof Target.Gateway;
  }

  /** Words of this package. */
  static Text text(String key, Object... arguments) {
    return Text.of(AdminCommand.class, key, arguments);
  }
}
