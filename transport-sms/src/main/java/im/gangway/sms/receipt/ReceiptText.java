package im.gangway.sms.receipt;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The named values of a receipt's text. Names come in either case, with a blank, an underscore or
 * nothing between their words. Behind {@code text:} are the user's words, which are not looked at.
 */
final class ReceiptText {
  private static final Pattern NAME =
      Pattern.compile(
          "(?<![\\p{Alnum}])(id|sub|dlvrd|submit[ _-]?date|done[ _-]?date|stat|err|text)[ ]*:",
          Pattern.CASE_INSENSITIVE);

  private static final int LONGEST = 1_000;

  private final Map<String, String> values = new HashMap<>();

  private ReceiptText() {}

  static ReceiptText parse(String text) {
    ReceiptText parsed = new ReceiptText();
    String start = text.substring(0, Math.min(text.length(), LONGEST));
    Matcher names = NAME.matcher(start);
    String name = "";
    int from = 0;
    while (!name.equals("text") && names.find()) {
      parsed.put(name, start.substring(from, names.start()));
      name = names.group(1).toLowerCase(Locale.ROOT).replaceAll("[ _-]", "");
      from = names.end();
    }
    if (!name.equals("text")) {
      parsed.put(name, start.substring(from));
    }
    return parsed;
  }

  private void put(String name, String value) {
    String kept = value.strip();
    if (!name.isEmpty() && !kept.isEmpty()) {
      values.putIfAbsent(name, kept);
    }
  }

  Optional<String> value(String name) {
    return Optional.ofNullable(values.get(name));
  }
}
