package im.gangway.core.operator;

import im.gangway.core.storage.UserRecord;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.xmpp.packet.JID;

/** Shows what is kept of a user, without values of settings. */
record UserShowCommand(OperatorUsers users) implements OperatorCommand {

  @Override
  public String name() {
    return "user-show";
  }

  @Override
  public String run(List<String> arguments) throws CommandRefusedException {
    JID user = Arguments.user(arguments);
    UserRecord record = Arguments.await(users.archive().read(user.toBareJID()));
    if (record.isEmpty()) {
      throw new CommandRefusedException("Nothing is kept of " + user.toBareJID() + ".");
    }
    StringBuilder lines = new StringBuilder();
    for (String domain : users.domains(arguments, 1)) {
      lines.append(domain).append(users.removal().knows(domain, user) ? ": in use\n" : ":\n");
      rows(record, "account", domain).forEach(row -> account(lines, row));
      rows(record, "registration", domain)
          .forEach(row -> line(lines, "registered", place(row.get("scope"))));
      rows(record, "user_setting", domain).forEach(row -> setting(lines, row));
      line(lines, "contacts", rows(record, "contact", domain).size());
    }
    return lines.toString();
  }

  private static List<Map<String, Object>> rows(UserRecord record, String table, String domain) {
    return record.tables().getOrDefault(table, List.of()).stream()
        .filter(row -> domain.equals(row.get("domain")))
        .toList();
  }

  private static void account(StringBuilder lines, Map<String, Object> row) {
    if (row.get("created") instanceof Long created) {
      line(lines, "since", Instant.ofEpochMilli(created));
    }
    line(lines, "disabled", yes(row.get("disabled")));
    line(lines, "dormant", yes(row.get("dormant")));
  }

  private static void setting(StringBuilder lines, Map<String, Object> row) {
    String kept = row.containsKey("sealed") ? " (sealed)" : "";
    line(lines, "setting", row.get("field") + " for " + place(row.get("scope")) + kept);
  }

  private static Object place(@Nullable Object scope) {
    return "".equals(scope) || scope == null ? "the whole gateway" : scope;
  }

  private static String yes(@Nullable Object flag) {
    return Long.valueOf(1).equals(flag) ? "yes" : "no";
  }

  private static void line(StringBuilder lines, String name, Object value) {
    lines.append("  ").append(name).append(": ").append(value).append('\n');
  }
}
