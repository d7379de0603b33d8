package im.gangway.core.operator;

import java.util.List;

/** Lists who has registered: lines of user and domain, page by page. */
record UserListCommand(OperatorUsers users) implements OperatorCommand {
  private static final int PAGE = 1000;

  @Override
  public String name() {
    return "user-list";
  }

  /** Arguments: domain or nothing, the user after whom to go on or nothing. */
  @Override
  public String run(List<String> arguments) throws CommandRefusedException {
    String after = arguments.size() > 1 ? arguments.get(1) : "";
    StringBuilder lines = new StringBuilder();
    for (String domain : users.domains(arguments, 0)) {
      List<String> page = Arguments.await(users.accounts().page(domain, true, after, PAGE));
      page.forEach(user -> lines.append(user).append('\t').append(domain).append('\n'));
      if (page.size() == PAGE) {
        lines.append(
            "... go on with: user list --domain %s --after %s\n"
                .formatted(domain, page.get(PAGE - 1)));
      }
    }
    return lines.toString();
  }
}
