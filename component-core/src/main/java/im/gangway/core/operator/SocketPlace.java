package im.gangway.core.operator;

import im.gangway.core.config.GangwayConfig;
import java.nio.file.Path;

/** Where the socket of a configuration's gateway is. */
public final class SocketPlace {
  private static final String NAME = "gangway.sock";

  private SocketPlace() {}

  /** Beside the database if that is a file, otherwise beside the key file. */
  public static Path of(GangwayConfig config) {
    return config.dataFolder().resolve(NAME);
  }
}
