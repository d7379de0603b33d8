package im.gangway.sms.web;

import java.net.URI;
import java.util.Optional;

/** Where webhooks are reached. Thread-safe. */
public interface WebRoutes {
  /** There is no way in. */
  WebRoutes NONE =
      new WebRoutes() {
        @Override
        public void route(String path, WebHandler handler) {}

        @Override
        public Optional<URI> publicUrl(String path) {
          return Optional.empty();
        }
      };

  /** From now on calls to that path, and below it, are for this one. */
  void route(String path, WebHandler handler);

  /** How that path is called from outside; empty where the admin did not say. */
  Optional<URI> publicUrl(String path);
}
