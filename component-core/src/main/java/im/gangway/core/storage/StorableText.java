package im.gangway.core.storage;

import java.util.Optional;

/**
 * Text as every database can store it: PostgreSQL has no place for NUL, which a legacy network may
 * well send.
 */
final class StorableText {
  private StorableText() {}

  /** The text with a visible character in the place of each NUL. */
  static String of(String text) {
    return text.indexOf('\0') < 0 ? text : text.replace('\0', '\uFFFD');
  }

  static Optional<String> of(Optional<String> text) {
    return text.map(StorableText::of);
  }

  /** About how much memory a work with such texts takes while it waits. */
  static int bytes(int characters) {
    return 1_024 + 2 * characters;
  }
}
