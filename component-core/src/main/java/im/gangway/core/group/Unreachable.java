package im.gangway.core.group;

import im.gangway.core.error.Condition;
import im.gangway.core.error.StanzaError;
import im.gangway.transport.Text;
import java.util.List;

/**
 * An entry of an address list to which nothing can be sent.
 *
 * @param name as the user's client wrote it
 * @param why in words
 */
record Unreachable(String name, Condition condition, Text why) {
  private static final int LONGEST_NAME = 200;
  private static final int MOST_NAMED = 10;

  static Unreachable of(String name, Condition condition, String key, Object... arguments) {
    return new Unreachable(name, condition, Text.of(Unreachable.class, key, arguments));
  }

  /** One error that names them; of many, the first. */
  static StanzaError error(List<Unreachable> all) {
    Text names = all.get(0).words();
    for (Unreachable next : all.subList(1, Math.min(all.size(), MOST_NAMED))) {
      names = Text.of(Unreachable.class, "unreachable-and", names, next.words());
    }
    int more = all.size() - MOST_NAMED;
    return StanzaError.of(
        all.get(0).condition(),
        more > 0
            ? Text.of(Unreachable.class, "unreachable-more", names, more)
            : Text.of(Unreachable.class, "unreachable", names));
  }

  private Text words() {
    int end = Math.min(name.length(), LONGEST_NAME);
    return Text.of(Unreachable.class, "unreachable-one", name.substring(0, end), why);
  }
}
