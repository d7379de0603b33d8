package im.gangway.demo;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/** Prints the dialogue: who does what in columns, the traffic behind it indented and wrapped. */
final class Screen {
  private static final int WIDTH = 110;
  private static final String BOLD = "\033[1m";
  private static final String DIM = "\033[2m";
  private static final String RED = "\033[31m";
  private static final String PLAIN = "\033[0m";

  private final PrintStream out;
  private final boolean colour;

  Screen(PrintStream out, boolean colour) {
    this.out = out;
    this.colour = colour;
  }

  void title(String text) {
    out.println();
    out.println(paint(BOLD, text));
    out.println();
  }

  /** One line of the dialogue. */
  void act(Act act) {
    String head = "%-5s %-6s".formatted(act.who(), "(" + act.side() + ")");
    out.println(paint(BOLD, head) + " " + act.words());
  }

  /** The traffic behind a line of the dialogue. */
  void traffic(List<Traffic> all) {
    for (Traffic each : all) {
      String head = "        %-4s %s ".formatted(each.side(), each.arrow());
      List<String> lines = wrap(each.text(), WIDTH - head.length());
      for (int i = 0; i < lines.size(); i++) {
        out.println(paint(DIM, (i == 0 ? head : " ".repeat(head.length() + 2)) + lines.get(i)));
      }
    }
    out.println();
    out.flush();
  }

  void text(String line) {
    out.println(line);
    out.flush();
  }

  void failure(String line) {
    out.println(paint(RED, line));
    out.flush();
  }

  /** Breaks at spaces and between tags, where there are any. */
  private static List<String> wrap(String text, int width) {
    List<String> lines = new ArrayList<>();
    String rest = text;
    while (rest.length() > width) {
      int at = Math.max(rest.lastIndexOf(' ', width - 1), rest.lastIndexOf("><", width - 1));
      int end = at <= width / 3 ? width : at + 1;
      lines.add(rest.substring(0, end).stripTrailing());
      rest = rest.substring(end);
    }
    lines.add(rest);
    return lines;
  }

  private String paint(String code, String text) {
    return colour ? code + text + PLAIN : text;
  }
}
