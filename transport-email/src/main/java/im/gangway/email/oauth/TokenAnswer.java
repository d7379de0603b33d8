package im.gangway.email.oauth;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a server for tokens says: texts and numbers by name, in JSON (RFC 6749 §5.1). What lies
 * deeper is of no interest.
 */
final class TokenAnswer {
  private static final String TEXT = "\"([^\"\\\\]*+(?:\\\\.[^\"\\\\]*+)*+)\"";
  private static final Pattern MEMBER =
      Pattern.compile(TEXT + "\\s*+:\\s*+(?:" + TEXT + "|(-?[0-9]{1,15}))");
  private static final Pattern ESCAPE = Pattern.compile("\\\\(?:u([0-9a-fA-F]{4})|(.))");

  private final Map<String, String> members = new HashMap<>();

  private TokenAnswer() {}

  static TokenAnswer read(String json) {
    TokenAnswer answer = new TokenAnswer();
    Matcher member = MEMBER.matcher(json);
    while (member.find()) {
      String text = member.group(2);
      answer.members.putIfAbsent(member.group(1), text == null ? member.group(3) : plain(text));
    }
    return answer;
  }

  private static String plain(String escaped) {
    return ESCAPE
        .matcher(escaped)
        .replaceAll(each -> Matcher.quoteReplacement(character(each.group(1), each.group(2))));
  }

  private static String character(@Nullable String code, String letter) {
    if (code != null) {
      return Character.toString(Integer.parseInt(code, 16));
    }
    return switch (letter) {
      case "n" -> "\n";
      case "t" -> "\t";
      case "r" -> "\r";
      case "b", "f" -> " ";
      default -> letter;
    };
  }

  Optional<String> find(String name) {
    return Optional.ofNullable(members.get(name)).filter(each -> !each.isEmpty());
  }

  /** A number of seconds that makes sense. */
  long seconds(String name, long otherwise) {
    return find(name)
        .filter(each -> each.matches("[0-9]{1,9}"))
        .map(Long::parseLong)
        .orElse(otherwise);
  }

  /** Why there is no token (RFC 6749 §5.2); empty if there is one. */
  String error() {
    return find("error").orElse("");
  }
}
