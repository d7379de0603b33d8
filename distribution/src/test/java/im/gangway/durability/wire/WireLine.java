package im.gangway.durability.wire;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;

/** A line between the transport and its network: a verb and words, each in Base64. */
public record WireLine(String verb, List<String> words) {
  public WireLine {
    words = List.copyOf(words);
  }

  /** A line of these. */
  public static WireLine of(String verb, String... words) {
    return new WireLine(verb, List.of(words));
  }

  /** A word. */
  public String word(int index) {
    return words.get(index);
  }

  /** What goes over the wire, without the line's end. */
  public String text() {
    StringBuilder text = new StringBuilder(verb);
    for (String word : words) {
      text.append(' ')
          .append(
              Base64.getEncoder().encodeToString(("=" + word).getBytes(StandardCharsets.UTF_8)));
    }
    return text.toString();
  }

  /** What came over the wire. */
  public static WireLine parse(String text) {
    String[] parts = text.split(" ", -1);
    return new WireLine(
        parts[0],
        Stream.of(parts)
            .skip(1)
            .map(word -> new String(Base64.getDecoder().decode(word), StandardCharsets.UTF_8))
            .map(word -> word.substring(1))
            .toList());
  }
}
