package im.gangway.sms.state;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Several texts as one: blanks between them, and whatever else is no letter or digit escaped. */
public final class Fields {
  private static final String BETWEEN = " ";

  private Fields() {}

  /** Texts as one. */
  public static String joined(String... fields) {
    return Stream.of(fields)
        .map(field -> URLEncoder.encode(field, StandardCharsets.UTF_8))
        .collect(Collectors.joining(BETWEEN));
  }

  /** The beginning that all have whose first fields are these, and which have others behind. */
  public static String beginning(String... fields) {
    return joined(fields) + BETWEEN;
  }

  /** What was joined. */
  public static List<String> split(String joined) {
    return Stream.of(joined.split(BETWEEN, -1))
        .map(field -> URLDecoder.decode(field, StandardCharsets.UTF_8))
        .toList();
  }
}
