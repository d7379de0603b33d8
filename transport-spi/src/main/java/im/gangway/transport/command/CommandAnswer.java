package im.gangway.transport.command;

import im.gangway.transport.Text;
import java.util.List;

/**
 * What a command tells.
 *
 * @param words may be {@link Text#NONE} where there is a table
 * @param headings of the table's columns; none where there is no table
 * @param rows each with as many cells as there are headings
 */
public record CommandAnswer(Text words, List<Text> headings, List<List<String>> rows) {
  public CommandAnswer {
    headings = List.copyOf(headings);
    rows = rows.stream().map(List::copyOf).toList();
    for (List<String> row : rows) {
      if (row.size() != headings.size()) {
        throw new IllegalArgumentException("A row of " + row.size() + " cells");
      }
    }
  }

  /** Words alone. */
  public static CommandAnswer of(Text words) {
    return new CommandAnswer(words, List.of(), List.of());
  }
}
