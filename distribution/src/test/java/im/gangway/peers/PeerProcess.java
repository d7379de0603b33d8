package im.gangway.peers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.awaitility.core.TerminalFailureException;
import org.jspecify.annotations.Nullable;

/**
 * One server process: start, wait until it serves, stop, kill, suspend. Its output goes to a file
 * under {@code target/peers}. Whatever still runs when this JVM ends is killed.
 */
public final class PeerProcess implements AutoCloseable {
  /** How long a server may take to come up, on a machine that is busy with other things. */
  private static final Duration START_LIMIT = Duration.ofMinutes(3);

  private static final Duration STOP_LIMIT = Duration.ofSeconds(12);
  private static final Duration POLL = Duration.ofMillis(20);
  private static final int TAIL_LINES = 60;
  private static final AtomicInteger COUNTER = new AtomicInteger();
  private static final Set<PeerProcess> RUNNING = ConcurrentHashMap.newKeySet();

  /** What to start, where, and how to see that it is up. */
  public record Launch(
      String name,
      List<String> command,
      Path folder,
      Map<String, String> environment,
      ReadyCheck ready) {}

  /** Tells whether the process has begun to serve; asked every few milliseconds. */
  @FunctionalInterface
  public interface ReadyCheck {
    /** Says whether the process serves now. */
    boolean isReady(PeerProcess process);

    /** Ready when something listens on each of these loopback ports. */
    static ReadyCheck ports(Integer... ports) {
      return process -> Arrays.stream(ports).allMatch(Ports::isListening);
    }

    /** Ready when the output since the last start has this text. */
    static ReadyCheck output(String text) {
      return process -> process.outputSinceStart().contains(text);
    }
  }

  private final Launch launch;
  private final Path log;
  private long logStart;
  private @Nullable Process process;

  private PeerProcess(Launch launch) {
    this.launch = launch;
    this.log = newLog(launch.name());
    Leftovers.clearAtExit();
  }

  /** Starts the process and returns once it serves; throws with the end of its output if not. */
  public static PeerProcess start(Launch launch) {
    PeerProcess started = new PeerProcess(launch);
    started.launchAndWait();
    return started;
  }

  static Stream<PeerProcess> running() {
    return RUNNING.stream();
  }

  static void killAll() {
    RUNNING.forEach(PeerProcess::kill);
  }

  /** Starts it again after {@link #stop} or {@link #kill}, with the same command. */
  public void startAgain() {
    launchAndWait();
  }

  private void launchAndWait() {
    if (isRunning()) {
      throw new IllegalStateException(launch.name() + " runs already");
    }
    try {
      logStart = Files.size(log);
      process = builder().start();
      RUNNING.add(this);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot start " + launch.name(), e);
    }
    awaitReady();
  }

  /** Stops it with SIGTERM, or SIGKILL when that does not help; returns the exit status. */
  public int stop() {
    Process running = process();
    resume();
    running.destroy();
    return awaitEnd(running);
  }

  /** Ends it at once with SIGKILL, as a crash would. */
  public void kill() {
    Process running = process();
    Stream<ProcessHandle> children = running.descendants();
    running.destroyForcibly();
    children.forEach(ProcessHandle::destroyForcibly);
    awaitEnd(running);
  }

  /** Stops and starts it. */
  public void restart() {
    stop();
    startAgain();
  }

  /** Freezes it: its connections stay open and nothing moves on them. */
  public void suspend() {
    signal("STOP");
  }

  /** Lets it run on after {@link #suspend}. */
  public void resume() {
    signal("CONT");
  }

  /** Says whether the process exists. */
  public boolean isRunning() {
    return process != null && process.isAlive();
  }

  /** Returns the process id. */
  public long pid() {
    return process().pid();
  }

  /** Returns the name given at the launch. */
  public String name() {
    return launch.name();
  }

  /** Returns the file that takes its output. */
  public Path log() {
    return log;
  }

  /** Returns all it has printed since it was last started. */
  public String outputSinceStart() {
    try {
      byte[] bytes = Files.readAllBytes(log);
      int start = (int) logStart;
      return new String(bytes, start, bytes.length - start, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the last lines of its output. */
  public String tail() {
    List<String> lines = outputSinceStart().lines().toList();
    return String.join("\n", lines.subList(Math.max(0, lines.size() - TAIL_LINES), lines.size()));
  }

  @Override
  public void close() {
    if (isRunning()) {
      stop();
    }
    RUNNING.remove(this);
  }

  private ProcessBuilder builder() {
    List<String> command = new ArrayList<>(List.of("sh", "-c", "ulimit -c 0; exec \"$@\"", "sh"));
    command.addAll(launch.command());
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(launch.folder().toFile())
            .redirectErrorStream(true)
            .redirectInput(Redirect.from(Path.of("/dev/null").toFile()))
            .redirectOutput(Redirect.appendTo(log.toFile()));
    builder.environment().merge("PATH", "/usr/sbin:/sbin", (path, more) -> path + ":" + more);
    builder.environment().putAll(launch.environment());
    return builder;
  }

  private void awaitReady() {
    try {
      Awaitility.await()
          .atMost(START_LIMIT)
          .pollDelay(Duration.ZERO)
          .pollInterval(POLL)
          .failFast(() -> !isRunning())
          .until(() -> launch.ready().isReady(this));
    } catch (ConditionTimeoutException | TerminalFailureException e) {
      String state = isRunning() ? " does not serve" : " ended while starting";
      String output = tail();
      close();
      throw new IllegalStateException(launch.name() + state + "; its output:\n" + output, e);
    }
  }

  private int awaitEnd(Process ending) {
    try {
      if (!ending.waitFor(STOP_LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
        ending.descendants().forEach(ProcessHandle::destroyForcibly);
        ending.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      ending.destroyForcibly();
    }
    RUNNING.remove(this);
    return ending.isAlive() ? -1 : ending.exitValue();
  }

  private void signal(String name) {
    Commands.run("sh", "-c", "kill -" + name + " " + pid() + " 2>&1 || true");
  }

  private Process process() {
    if (process == null) {
      throw new IllegalStateException(launch.name() + " was not started");
    }
    return process;
  }

  private static Path newLog(String name) {
    Path folder = Path.of(System.getProperty("gangway.peers.logs", "target/peers"));
    String file = name + "-" + ProcessHandle.current().pid() + "-" + COUNTER.incrementAndGet();
    try {
      Files.createDirectories(folder);
      return Files.createFile(folder.resolve(file + ".log").toAbsolutePath());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
