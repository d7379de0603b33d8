package im.gangway.core.operator;

import im.gangway.core.delivery.Backlog;
import java.util.List;

/** The waiting messages of all domains, for the commands about them. */
record QueueDomains(List<Backlog> all) {
  QueueDomains {
    all = List.copyOf(all);
  }

  /**
   * Those that are meant: of one domain that is named, or all.
   *
   * @param at where the domain may be among the arguments
   */
  List<Backlog> named(List<String> arguments, int at) throws CommandRefusedException {
    String domain = Arguments.optional(arguments, at);
    List<Backlog> meant =
        all.stream().filter(each -> domain.isEmpty() || each.domain().equals(domain)).toList();
    if (meant.isEmpty()) {
      throw new CommandRefusedException("The domain " + domain + " is not configured.");
    }
    return meant;
  }

  /** The bare JID that may be among the arguments; empty if it is not. */
  static String user(List<String> arguments, int at) throws CommandRefusedException {
    String user = Arguments.optional(arguments, at);
    return user.isEmpty() ? "" : Arguments.user(List.of(user)).toBareJID();
  }
}
