package im.gangway.core.session;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Where users' settings are kept. Thread-safe. */
public interface SettingsSource {

  /** Nobody has set anything. */
  SettingsSource NONE =
      new SettingsSource() {
        @Override
        public CompletionStage<Map<String, Map<String, String>>> load(String domain, String owner) {
          return CompletableFuture.completedFuture(Map.of());
        }

        @Override
        public CompletionStage<Void> save(
            String domain, String owner, String scope, Map<String, String> values) {
          return CompletableFuture.completedFuture(null);
        }
      };

  /** The values of a user (a bare JID) by scope and field. */
  CompletionStage<Map<String, Map<String, String>>> load(String domain, String owner);

  /**
   * Stores changed values of a scope; fields that are not named keep theirs, an empty value removes
   * the field. Values of fields that are secret are kept so.
   */
  CompletionStage<Void> save(String domain, String owner, String scope, Map<String, String> values);
}
