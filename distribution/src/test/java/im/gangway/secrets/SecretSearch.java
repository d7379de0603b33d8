package im.gangway.secrets;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds texts in bytes, in every {@link Encoding}, in one pass however many texts there are. */
final class SecretSearch {
  private static final int START = 4;
  private static final int PIECE = 8;

  private final Map<Integer, List<Wanted>> byStart = new HashMap<>();

  /** A text in one form. */
  // An array: it is only read, and never compared as a component.
  @SuppressWarnings("ArrayRecordComponent")
  private record Wanted(Finding finding, byte[] bytes) {
    boolean standsAt(byte[] all, int at) {
      int end = at + bytes.length;
      return end <= all.length && Arrays.equals(all, at, end, bytes, 0, bytes.length);
    }
  }

  /**
   * What was found.
   *
   * @param name of the text
   */
  record Finding(String name, Encoding encoding) {}

  private SecretSearch() {}

  /**
   * Searches for whole texts.
   *
   * @param texts by name
   */
  static SecretSearch whole(Map<String, String> texts) {
    SecretSearch search = new SecretSearch();
    texts.forEach(search::want);
    return search;
  }

  /** Searches for every piece of {@value #PIECE} characters: logs cut what is long. */
  static SecretSearch pieces(Map<String, String> texts) {
    SecretSearch search = new SecretSearch();
    texts.forEach(
        (name, text) -> {
          for (int from = 0; from + PIECE <= text.length(); from++) {
            search.want(name, text.substring(from, from + PIECE));
          }
        });
    return search;
  }

  private void want(String name, String text) {
    for (Encoding encoding : Encoding.values()) {
      Wanted wanted = new Wanted(new Finding(name, encoding), encoding.of(text));
      byStart.computeIfAbsent(start(wanted.bytes(), 0), unused -> new ArrayList<>()).add(wanted);
    }
  }

  private static int start(byte[] bytes, int at) {
    int start = 0;
    for (int i = 0; i < START; i++) {
      start = start << Byte.SIZE | bytes[at + i] & 0xFF;
    }
    return start;
  }

  /** Everything that stands in the bytes, once each. */
  Set<Finding> in(byte[] bytes) {
    Set<Finding> found = new LinkedHashSet<>();
    for (int at = 0; at + START <= bytes.length; at++) {
      for (Wanted wanted : byStart.getOrDefault(start(bytes, at), List.of())) {
        if (wanted.standsAt(bytes, at)) {
          found.add(wanted.finding());
        }
      }
    }
    return found;
  }
}
