package im.gangway.core.session;

import im.gangway.transport.UserSettings;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What a user has set, in memory while the user has a session. Thread-safe. */
public final class UserSettingsView implements UserSettings {
  private final Map<String, Map<String, String>> scopes = new ConcurrentHashMap<>();

  @Override
  public Map<String, String> of(String scope) {
    return scopes.getOrDefault(scope, Map.of());
  }

  /** All values by scope and field. */
  Map<String, Map<String, String>> all() {
    return Map.copyOf(scopes);
  }

  /** Puts all values of a scope in place of those known. */
  public void replace(String scope, Map<String, String> values) {
    scopes.put(scope, Map.copyOf(values));
  }

  /** Changes some values of a scope; an empty one removes the field. */
  public void change(String scope, Map<String, String> values) {
    Map<String, String> all = new HashMap<>(of(scope));
    all.putAll(values);
    all.values().removeIf(String::isEmpty);
    replace(scope, all);
  }

  /** Forgets all values. */
  public void clear() {
    scopes.clear();
  }
}
