package im.gangway.transport.command;

import im.gangway.transport.Account;
import im.gangway.transport.UserSettings;
import java.util.Map;

/**
 * Who executes a command.
 *
 * @param user the {@link Account#id id} of the user; an admin need not have registered
 * @param settings what the user has set
 * @param values by the names of the fields, checked as the fields demand
 */
public record CommandCall(String user, UserSettings settings, Map<String, String> values) {
  public CommandCall {
    values = Map.copyOf(values);
  }

  /** The value of a field; empty if it was left empty. */
  public String value(String field) {
    return values.getOrDefault(field, "");
  }

  /** Without values: they may be secret. */
  @Override
  public String toString() {
    return "CommandCall[" + user + "]";
  }
}
