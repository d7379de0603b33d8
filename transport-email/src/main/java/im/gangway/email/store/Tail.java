package im.gangway.email.store;

import java.util.List;
import java.util.Optional;

/**
 * The mail of a thread that the next one answers.
 *
 * @param thread what the thread is called in XMPP
 * @param messageId without brackets
 * @param references of that mail, the thread's root first
 * @param subject without what answers put before it
 */
public record Tail(String thread, String messageId, List<String> references, String subject) {
  private static final int LINES = 4;

  public Tail {
    references = List.copyOf(references);
  }

  String encoded() {
    return String.join(
        "\n", line(thread), line(messageId), line(String.join(" ", references)), line(subject));
  }

  static Optional<Tail> decode(String encoded) {
    String[] lines = encoded.split("\n", LINES);
    if (lines.length < LINES) {
      return Optional.empty();
    }
    List<String> references = lines[2].isEmpty() ? List.of() : List.of(lines[2].split(" "));
    return Optional.of(new Tail(lines[0], lines[1], references, lines[3]));
  }

  private static String line(String text) {
    return text.replaceAll("[\\r\\n]+", " ");
  }
}
