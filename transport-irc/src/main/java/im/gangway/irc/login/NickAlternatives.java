package im.gangway.irc.login;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * Nicks that look like the one that is taken: first with underscores, then short ones for servers
 * that allow only nine characters.
 */
final class NickAlternatives {
  private static final int SHORT_STEM = 7;

  private final Deque<String> left = new ArrayDeque<>();

  NickAlternatives(String nick) {
    left.add(nick + "_");
    left.add(nick + "__");
    int stem =
        nick.offsetByCodePoints(0, Math.min(SHORT_STEM, nick.codePointCount(0, nick.length())));
    for (int i = 1; i <= 5; i++) {
      left.add(nick.substring(0, stem) + "_" + i);
    }
  }

  Optional<String> next() {
    return Optional.ofNullable(left.poll());
  }
}
