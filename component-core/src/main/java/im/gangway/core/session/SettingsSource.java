package im.gangway.core.session;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Where a user's settings come from when a session starts. Thread-safe. */
@FunctionalInterface
public interface SettingsSource {

  /** Nobody has set anything. */
  SettingsSource NONE = (domain, owner) -> CompletableFuture.completedFuture(Map.of());

  /** The values of a user (a bare JID) by scope and field. */
  CompletionStage<Map<String, Map<String, String>>> load(String domain, String owner);
}
