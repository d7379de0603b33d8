package im.gangway.bench.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A program that runs in a process of its own, and what the kernel says about it. */
public final class Measured implements AutoCloseable {
  /** The unit of CPU times in /proc, which is the same on every Linux of today. */
  private static final double TICKS_PER_SECOND = 100;

  private static final int START_SECONDS = 60;
  private static final int STOP_SECONDS = 15;

  private final String name;
  private final Process process;
  private final Path output;

  private Measured(String name, Process process, Path output) {
    this.name = name;
    this.output = output;
    this.process = process;
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
  }

  /** Starts it in that folder; its output goes to a file there, named after it. */
  public static Measured start(
      String name, Path folder, Map<String, String> environment, List<String> command) {
    Path output = folder.resolve(name + ".out");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectInput(Redirect.from(Path.of("/dev/null").toFile()))
            .redirectOutput(output.toFile());
    builder.environment().putAll(environment);
    try {
      return new Measured(name, builder.start(), output);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot start " + name, e);
    }
  }

  /**
   * Waits until something is done, for a minute.
   *
   * @throws IllegalStateException with what the program has printed, if it ends before
   */
  public void await(CountDownLatch done) throws InterruptedException {
    for (int i = 0; i < START_SECONDS * 10; i++) {
      if (done.await(100, TimeUnit.MILLISECONDS)) {
        return;
      }
      if (!process.isAlive()) {
        break;
      }
    }
    throw new IllegalStateException(name + " did not come up; it printed:\n" + printed());
  }

  private String printed() {
    try {
      return Files.readString(output);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The time it has computed so far, in user and kernel mode, all threads together. */
  public double cpuSeconds() {
    String stat = read("stat");
    // The name before it may have spaces and parentheses.
    List<String> fields = List.of(stat.substring(stat.lastIndexOf(')') + 2).split(" "));
    return (Long.parseLong(fields.get(11)) + Long.parseLong(fields.get(12))) / TICKS_PER_SECOND;
  }

  /** Memory of it that is in RAM. */
  public double residentMebibytes() {
    return status("VmRSS:") / 1024.0;
  }

  /** How many threads it has. */
  public long threads() {
    return status("Threads:");
  }

  private long status(String key) {
    return read("status")
        .lines()
        .filter(line -> line.startsWith(key))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
        .findFirst()
        .orElseThrow();
  }

  private String read(String file) {
    try {
      return Files.readString(Path.of("/proc/" + process.pid() + "/" + file));
    } catch (IOException e) {
      throw new UncheckedIOException(name + " does not run any more", e);
    }
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      process.destroyForcibly();
    }
  }
}
