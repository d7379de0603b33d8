package im.gangway;

import im.gangway.peers.GangwayProcess;
import im.gangway.peers.WorkFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A copy of the unpacked distribution, to change and to run commands of. */
final class InstalledGangway implements AutoCloseable {
  private static final long LIMIT_SECONDS = 90;

  private final WorkFolder folder = WorkFolder.create("installed");
  private final Path home = folder.file("gangway");

  /** What a command printed, and how it ended. */
  record Outcome(int status, String output) {}

  InstalledGangway() {
    copy(GangwayProcess.distribution(), home);
  }

  Path home() {
    return home;
  }

  /** Drops a jar into the folder of transports. */
  void drop(Path jar) {
    copy(jar, home.resolve("transports").resolve(jar.getFileName()));
  }

  /** Runs {@code gangway check} with this configuration. */
  Outcome check(String configuration) throws IOException, InterruptedException {
    Path file = folder.write("check.conf", configuration);
    return command("check", "--config", file.toString());
  }

  /** Runs a command to its end. */
  Outcome command(String... arguments) throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(home.resolve("bin/gangway").toString());
    builder.command().addAll(List.of(arguments));
    Process process = builder.redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new AssertionError("Did not end: " + output);
    }
    return new Outcome(process.exitValue(), output);
  }

  private static void copy(Path from, Path to) {
    try (Stream<Path> all = Files.walk(from)) {
      for (Path each : all.toList()) {
        Files.copy(each, to.resolve(from.relativize(each).toString()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    folder.close();
  }
}
