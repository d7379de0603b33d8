package im.gangway.bench.sidebyside;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Medians of rounds and their ratios, as a Markdown table. */
final class Table {
  private final Map<Program, List<Map<Row, Double>>> rounds;

  Table(Map<Program, List<Map<Row, Double>>> rounds) {
    this.rounds = rounds;
  }

  String text() {
    StringBuilder text =
        new StringBuilder("| | biboumi | Gangway | ratio | wanted |\n|---|---|---|---|---|\n");
    for (Row row : Row.values()) {
      text.append("| %s | %s |\n".formatted(row.words, cells(row)));
    }
    return text.toString();
  }

  private String cells(Row row) {
    double biboumi = median(Program.BIBOUMI, row);
    double gangway = median(Program.GANGWAY, row);
    return "%s | %s | %s | %s"
        .formatted(number(biboumi), number(gangway), number(gangway / biboumi), row.bar);
  }

  private double median(Program program, Row row) {
    double[] sorted =
        rounds.getOrDefault(program, List.of()).stream()
            .mapToDouble(round -> round.getOrDefault(row, Double.NaN))
            .sorted()
            .toArray();
    int middle = sorted.length / 2;
    if (sorted.length == 0) {
      return Double.NaN;
    }
    return sorted.length % 2 == 1
        ? sorted[middle]
        : Arrays.stream(sorted, middle - 1, middle + 1).average().orElseThrow();
  }

  /** Three significant digits are all that such measurements give. */
  static String number(double value) {
    if (!Double.isFinite(value)) {
      return "–";
    }
    double size = Math.abs(value);
    String format = size >= 100 ? "%,.0f" : size >= 10 ? "%.1f" : size >= 1 ? "%.2f" : "%.3f";
    return String.format(Locale.ROOT, format, value);
  }
}
