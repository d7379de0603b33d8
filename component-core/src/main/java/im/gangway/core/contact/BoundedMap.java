package im.gangway.core.contact;

import java.util.LinkedHashMap;
import java.util.Map;

/** A map that forgets what was put into it first when there is too much. */
final class BoundedMap<K, V> extends LinkedHashMap<K, V> {
  private static final long serialVersionUID = 1L;

  private final int limit;

  BoundedMap(int limit) {
    this.limit = limit;
  }

  @Override
  protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
    return size() > limit;
  }
}
