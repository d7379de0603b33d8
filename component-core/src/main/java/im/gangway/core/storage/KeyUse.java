package im.gangway.core.storage;

import java.util.Map;
import java.util.Set;

/**
 * Which keys the stored credentials are sealed with.
 *
 * @param current the id of the key that seals
 * @param keys the ids of all keys of the key file
 * @param rows how many values each key has sealed, missing keys among them
 * @param shut how many values do not open
 */
public record KeyUse(String current, Set<String> keys, Map<String, Integer> rows, int shut) {
  public KeyUse {
    keys = Set.copyOf(keys);
    rows = Map.copyOf(rows);
  }
}
