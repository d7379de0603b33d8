package im.gangway.irc.line;

import java.util.function.IntPredicate;

/** Looks through the UTF-16 units of short texts; for each line, so without a stream's cost. */
final class Characters {
  private Characters() {}

  static boolean all(String text, IntPredicate allowed) {
    for (int i = 0; i < text.length(); i++) {
      if (!allowed.test(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }
}
