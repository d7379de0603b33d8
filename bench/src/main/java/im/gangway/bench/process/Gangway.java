package im.gangway.bench.process;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Gangway as it is shipped: the unpacked distribution, with limits that nobody reaches. */
public final class Gangway {
  private static final Path DISTRIBUTION =
      Path.of(System.getProperty("gangway.distribution", "../distribution/target/gangway"));

  private Gangway() {}

  /** The folder that the build unpacks the distribution to. */
  public static Path distribution() {
    return DISTRIBUTION.toAbsolutePath().normalize();
  }

  /** Starts it for IRC. Java's options come from GANGWAY_JAVA_OPTS, as they do for everybody. */
  public static Measured start(Path folder, Gateway gateway) {
    return start(
        distribution(),
        folder,
        gateway.xmppPort(),
        0,
        """
        irc {
          domain = "%s"
          networks { %s { host = "127.0.0.1", port = %d, tls = false } }
          flood { lines-per-second = 0 }
        }
        """
            .formatted(gateway.domain(), gateway.network(), gateway.ircPort()));
  }

  /** Starts that distribution with the transports of this block. */
  public static Measured start(
      Path distribution, Path folder, int xmppPort, int httpPort, String transports) {
    Path config =
        Folders.write(
            folder,
            "gangway.conf",
            """
            component { host = "127.0.0.1", port = %d, secret = "secret", server = "example.org" }
            access { allow = ["*"] }
            http { listen = "127.0.0.1:%d" }
            limits { messages-per-minute = 1000000, logins-at-once = 1000 }
            transports {
            %s
            }
            """
                .formatted(xmppPort, httpPort, transports));
    return Measured.start(
        "gangway",
        folder,
        Map.of(),
        List.of(
            distribution.resolve("bin/gangway").toString(), "run", "--config", config.toString()));
  }
}
