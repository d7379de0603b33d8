package im.gangway.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/**
 * The names of a gateway's threads: all but those of the JVM and of the test, or of tests before it
 * that called by HTTP.
 */
final class GatewayThreads {
  private static final Pattern OTHERS =
      Pattern.compile(
          "(main|surefire|ping|process reaper|awaitility|scripted-xmpp|tiny-ircd|irc-client"
              + "|line-tap|ForkJoinPool|Common-Cleaner|Reference Handl|Finalizer|Signal Dispatch"
              + "|Attach Listener|Notification|DestroyJavaVM|C1 Comp|C2 Comp|Sweeper|Service Thread"
              + "|Monitor Defl|VM |G1 |GC |java|gangway|Caffeine|junit|HttpClient-|CompletableFut).*");

  /** For calls that may block, such as name look-ups; they end when idle. */
  private static final Pattern LANES = Pattern.compile("lane-.*");

  /** MINA's, for connecting; they end when idle, later than lanes. */
  private static final Pattern CONNECTORS = Pattern.compile("(NioSocketConnec|pool-).*");

  private static final int MOST_CONNECTORS = 3;
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Supplier<List<String>> all;

  private GatewayThreads(Supplier<List<String>> all) {
    this.all = all;
  }

  /** Of a gateway in this process. */
  static GatewayThreads here() {
    return new GatewayThreads(
        () -> Thread.getAllStackTraces().keySet().stream().map(Thread::getName).toList());
  }

  /** Of another process; the kernel keeps fifteen characters of a name. */
  static GatewayThreads of(long process) {
    return new GatewayThreads(() -> namesIn(Path.of("/proc/" + process + "/task")));
  }

  private static List<String> namesIn(Path tasks) {
    try (Stream<Path> each = Files.list(tasks)) {
      return each.map(GatewayThreads::name).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String name(Path task) {
    try {
      return Files.readString(task.resolve("comm")).strip();
    } catch (IOException ended) {
      return "java";
    }
  }

  private List<String> now() {
    return all.get().stream().filter(name -> !OTHERS.matcher(name).matches()).sorted().toList();
  }

  /** The threads that stay when there is nothing to do; waits until that is so. */
  List<String> atRest() {
    return Awaitility.await("threads that end when idle have ended")
        .atMost(PATIENCE)
        .until(this::now, GatewayThreads::areAtRest)
        .stream()
        .filter(name -> !CONNECTORS.matcher(name).matches())
        .toList();
  }

  private static boolean areAtRest(List<String> names) {
    return names.stream().noneMatch(LANES.asMatchPredicate())
        && names.stream().filter(CONNECTORS.asMatchPredicate()).count() <= MOST_CONNECTORS;
  }
}
