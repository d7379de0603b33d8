package im.gangway;

import java.nio.file.Path;

/** The command {@code gangway key}, for tests elsewhere; prints to the standard streams. */
public final class KeyTool {
  private KeyTool() {}

  /** Runs {@code gangway key check} and gives its exit status. */
  public static int check(Path config) {
    return run("check", config);
  }

  /** Runs {@code gangway key rotate} and gives its exit status. */
  public static int rotate(Path config) {
    return run("rotate", config);
  }

  private static int run(String what, Path config) {
    return Main.commandLine().execute("key", what, "--config", config.toString());
  }
}
