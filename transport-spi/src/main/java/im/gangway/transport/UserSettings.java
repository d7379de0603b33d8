package im.gangway.transport;

import java.util.Map;

/** What a user has set through a {@link ConfigurationForm}, as it is now. Thread-safe. */
public interface UserSettings {

  /**
   * The values for a scope, by field name; empty where the user has set nothing.
   *
   * @param scope empty for the gateway as a whole, else the value of a network's or room's address
   */
  Map<String, String> of(String scope);
}
