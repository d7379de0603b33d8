package im.gangway.core.admin;

import im.gangway.core.config.InvalidConfigException;
import java.util.List;

/** Puts into force what the configuration file says now. Blocks; thread-safe. */
@FunctionalInterface
public interface Reload {

  /**
   * Reads the file and puts access lists and limits into force.
   *
   * @return the keys that were changed and count only after a restart
   * @throws InvalidConfigException if the file cannot be used; then nothing has changed
   */
  List<String> run() throws InvalidConfigException;
}
