package im.gangway.peers;

import im.gangway.peers.PeerProcess.Launch;
import im.gangway.peers.PeerProcess.ReadyCheck;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The gateway as it is shipped: the unpacked distribution, run in a process of its own. */
public final class GangwayProcess implements Peer {
  private static final String READY = "Gangway is ready: ";

  private final WorkFolder folder;
  private final PeerProcess process;

  private GangwayProcess(WorkFolder folder, Path distribution, Map<String, String> environment) {
    this.folder = folder;
    process =
        PeerProcess.start(
            new Launch(
                "gangway",
                List.of(
                    distribution.resolve("bin/gangway").toString(),
                    "run",
                    "--config",
                    folder.file("gangway.conf").toString()),
                folder.path(),
                environment,
                ReadyCheck.output(READY)));
  }

  /** Starts it with this configuration (HOCON), in an empty folder; returns once it is ready. */
  public static GangwayProcess start(String configuration) {
    return start(configuration, distribution(), Map.of());
  }

  /**
   * Starts another unpacked distribution, such as one with more transports.
   *
   * @param environment variables to add, such as {@code GANGWAY_JAVA_OPTS}
   */
  public static GangwayProcess start(
      String configuration, Path distribution, Map<String, String> environment) {
    WorkFolder folder = WorkFolder.create("gangway");
    folder.write("gangway.conf", configuration);
    return new GangwayProcess(folder, distribution, environment);
  }

  /** Returns the folder that the build unpacks the distribution to. */
  public static Path distribution() {
    String path = System.getProperty("gangway.distribution", "target/gangway");
    return Path.of(path).toAbsolutePath();
  }

  @Override
  public PeerProcess process() {
    return process;
  }

  /** Returns the folder of its configuration and data. */
  public Path folder() {
    return folder.path();
  }

  /** Returns the names of its domains as the ready line gave them. */
  public List<String> domains() {
    String line =
        process
            .outputSinceStart()
            .lines()
            .filter(each -> each.contains(READY))
            .findFirst()
            .orElseThrow();
    return List.of(line.substring(line.indexOf(READY) + READY.length()).split(", *", -1));
  }

  /** Returns the resident memory in KiB. */
  public long residentKibibytes() {
    return status("VmRSS");
  }

  /** Returns the number of threads of the process. */
  public long threads() {
    return status("Threads");
  }

  @Override
  public void close() {
    process.close();
    folder.close();
  }

  private long status(String key) {
    try {
      List<String> lines = new ArrayList<>();
      lines.addAll(Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")));
      lines.removeIf(line -> !line.startsWith(key + ":"));
      return Long.parseLong(lines.get(0).replaceAll("\\D", ""));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
