package im.gangway.bench.sidebyside;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Plays the same rounds with both programs in alternation and prints medians and ratios. */
public final class SideBySide {
  private final PrintStream out;
  private Load load = Load.FULL;
  private int rounds = 3;
  private Set<Program> programs = EnumSet.allOf(Program.class);

  public SideBySide(PrintStream out) {
    this.out = out;
  }

  /**
   * Runs it.
   *
   * @throws IllegalArgumentException for an option that there is not
   */
  public void run(List<String> options) throws Exception {
    for (int i = 0; i < options.size(); i++) {
      switch (options.get(i)) {
        case "--quick" -> load = Load.QUICK;
        case "--only-gangway" -> programs = EnumSet.of(Program.GANGWAY);
        case "--only-biboumi" -> programs = EnumSet.of(Program.BIBOUMI);
        case "--rounds" -> rounds = Integer.parseInt(options.get(++i));
        case "--users" -> load = load.withUsers(Integer.parseInt(options.get(++i)));
        case "--warm-up" -> load = load.withWarmUp(Integer.parseInt(options.get(++i)));
        case "--messages" -> load = load.withMessages(Integer.parseInt(options.get(++i)));
        case "--idle" -> load = load.withIdleSeconds(Integer.parseInt(options.get(++i)));
        default -> throw new IllegalArgumentException("no such option: " + options.get(i));
      }
    }
    Map<Program, List<Map<Row, Double>>> all = new EnumMap<>(Program.class);
    for (int round = 1; round <= rounds; round++) {
      for (Program program : programs) {
        out.printf("%s, round %d of %d%n", program, round, rounds);
        Map<Row, Double> figures = Round.play(program, load);
        figures.forEach((row, value) -> out.printf("  %s: %s%n", row.words, Table.number(value)));
        all.computeIfAbsent(program, unused -> new ArrayList<>()).add(figures);
      }
    }
    out.printf("%nMedians of %d rounds; ratio: Gangway/biboumi; %s%n%n", rounds, load);
    out.print(new Table(all).text());
  }
}
