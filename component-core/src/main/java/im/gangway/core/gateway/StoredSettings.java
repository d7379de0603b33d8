package im.gangway.core.gateway;

import im.gangway.core.session.SettingsSource;
import im.gangway.core.storage.UserSettingsStore;
import java.util.Map;
import java.util.concurrent.CompletionStage;

/** The settings that sessions start with, from the database. Thread-safe. */
record StoredSettings(UserSettingsStore store) implements SettingsSource {

  @Override
  public CompletionStage<Map<String, Map<String, String>>> load(String domain, String owner) {
    return store.load(domain, owner);
  }

  @Override
  public CompletionStage<Void> save(
      String domain, String owner, String scope, Map<String, String> values) {
    return store.saveAsKept(domain, owner, scope, values);
  }
}
