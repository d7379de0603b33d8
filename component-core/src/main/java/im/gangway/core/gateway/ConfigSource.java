package im.gangway.core.gateway;

import im.gangway.core.config.GangwayConfig;
import im.gangway.core.config.InvalidConfigException;

/** Where the configuration can be read again. */
@FunctionalInterface
public interface ConfigSource {

  /**
   * Reads it. Blocks.
   *
   * @throws InvalidConfigException if it cannot be used
   */
  GangwayConfig read() throws InvalidConfigException;
}
