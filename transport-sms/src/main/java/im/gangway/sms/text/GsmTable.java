package im.gangway.sms.text;

import java.util.HashMap;
import java.util.Map;

/** Which character stands at which septet of one table of 3GPP 23.038. Immutable. */
final class GsmTable {
  /** The escape, which is no character of any table. */
  static final int ESCAPE = 0x1B;

  private static final int SIZE = 128;

  private final char[] characters;
  private final Map<Character, Integer> septets;

  private GsmTable(char[] characters) {
    this.characters = characters;
    this.septets = new HashMap<>();
    for (int septet = 0; septet < SIZE; septet++) {
      if (characters[septet] != 0) {
        septets.putIfAbsent(characters[septet], septet);
      }
    }
  }

  /** A complete table, rows of 16; the escape's place is taken by U+001B. */
  static GsmTable full(String... rows) {
    char[] characters = String.join("", rows).toCharArray();
    if (characters.length != SIZE || characters[ESCAPE] != ESCAPE) {
      throw new IllegalArgumentException("A table has 128 places, the escape at 1B");
    }
    characters[ESCAPE] = 0;
    return new GsmTable(characters);
  }

  /** A sparse table: two hexadecimal digits and the character, separated by spaces. */
  static GsmTable sparse(String... entries) {
    char[] characters = new char[SIZE];
    for (String line : entries) {
      for (String entry : line.split(" ")) {
        characters[Integer.parseInt(entry.substring(0, 2), 16)] = entry.charAt(2);
      }
    }
    return new GsmTable(characters);
  }

  /** The septet of a character, or -1. */
  int septet(char character) {
    return septets.getOrDefault(character, -1);
  }

  /** The character at a septet, or U+0000 where the table has none. */
  char character(int septet) {
    return characters[septet];
  }
}
