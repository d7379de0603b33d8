package im.gangway.core.storage;

import java.util.List;
import java.util.Map;

/**
 * All that is kept of a user besides messages on their way.
 *
 * @param tables rows by table, as columns and their values: texts, whole numbers, and bytes that
 *     are sealed
 */
public record UserRecord(String owner, Map<String, List<Map<String, Object>>> tables) {
  public UserRecord {
    tables = Map.copyOf(tables);
  }

  /** Whether nothing is kept. */
  public boolean isEmpty() {
    return tables.values().stream().allMatch(List::isEmpty);
  }
}
