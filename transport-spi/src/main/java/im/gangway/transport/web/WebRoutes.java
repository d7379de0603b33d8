package im.gangway.transport.web;

import java.net.URI;
import java.util.Optional;

/**
 * What the gateway's HTTP server serves for one configured domain. Bodies of more than 256 KiB are
 * refused before they are read. Thread-safe.
 */
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

  /**
   * From now on calls to that path, and below it, are for this one.
   *
   * @param path without a slash at its ends, such as {@code carrier/messages}; of several that
   *     match, the longest counts
   */
  void route(String path, WebHandler handler);

  /** How that path is called from outside; empty where the admin did not say. */
  Optional<URI> publicUrl(String path);
}
