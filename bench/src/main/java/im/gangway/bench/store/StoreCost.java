package im.gangway.bench.store;

import im.gangway.bench.process.Folders;
import im.gangway.bench.store.DurablePath.Cost;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;

/** Measures the store and prints a table. */
public final class StoreCost {
  private static final int SENDERS = 100;

  private final PrintStream out;

  public StoreCost(PrintStream out) {
    this.out = out;
  }

  /**
   * Runs it.
   *
   * @throws IllegalArgumentException for an option that there is not
   */
  public void run(List<String> options) throws Exception {
    boolean quick = options.equals(List.of("--quick"));
    if (!quick && !options.isEmpty()) {
      throw new IllegalArgumentException("no such option: " + options);
    }
    out.printf("| | %d senders | wanted |%n|---|---|---|%n", SENDERS);
    appends(new Appends(SENDERS, quick ? 2 : 10));
    path(new DurablePath(SENDERS, quick ? 500 : 40_000, quick ? 500 : 50_000));
  }

  private void appends(Appends appends) throws Exception {
    Path folder = Folders.fresh("store");
    Appends.Pace single = appends.single(folder.resolve("single.db"));
    Appends.Pace grouped = appends.grouped(folder.resolve("grouped.db"));
    row("appends/s, a commit for each, through Jdbi", "%,.0f", single.perSecond(), "");
    row("appends/s, the store's group commits", "%,.0f", grouped.perSecond(), "");
    row("ratio of appends", "%.1f", grouped.perSecond() / single.perSecond(), "≥ 10");
    row("appends: commits a row", "%.3f", grouped.commitsPerRow(), "");
  }

  private void path(DurablePath path) throws Exception {
    Cost passing = path.measure("passing");
    Cost keeping = path.measure("keeping");
    row("whole gateway: commits a message", "%.3f", keeping.commits(), "≤ 0.1");
    row("whole gateway: messages/s, store off", "%,.0f", passing.perSecond(), "");
    row("whole gateway: messages/s, store on", "%,.0f", keeping.perSecond(), "");
    row("whole gateway: CPU, µs a message, store off", "%.0f", passing.cpuMicros(), "");
    row("whole gateway: CPU, µs a message, store on", "%.0f", keeping.cpuMicros(), "");
    row("ratio of CPU a message, on/off", "%.2f", keeping.cpuMicros() / passing.cpuMicros(), "");
  }

  private void row(String words, String format, double value, String bar) {
    out.printf("| %s | %s | %s |%n", words, format.formatted(value), bar);
  }
}
