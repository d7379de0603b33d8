package im.gangway.core.form;

import im.gangway.core.error.Condition;
import im.gangway.core.error.StanzaException;
import im.gangway.transport.FormField;
import im.gangway.transport.FormField.Rule;
import im.gangway.transport.Text;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** A field's value as text, checked by its type. */
final class FieldText {
  private static final int MAX_BYTES = 8192;
  private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9]{1,9}");

  private FieldText() {}

  /**
   * The value to keep.
   *
   * @throws StanzaException not-acceptable, with a text that names the field
   */
  static String of(FormField field, List<String> values) throws StanzaException {
    String text = clean(field, values);
    if (text.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
      throw refused(field, Text.of(FieldText.class, "too-long"));
    }
    String kept = byType(field, text);
    if (!kept.isEmpty() && field.rule().isPresent()) {
      obey(field, field.rule().get(), kept);
    }
    return kept;
  }

  private static String byType(FormField field, String text) throws StanzaException {
    return switch (field.type()) {
      case TEXT, SECRET, LINES, SECRET_LINES -> text;
      case FLAG -> flag(field, text);
      case NUMBER -> number(field, text);
      case CHOICE -> choice(field, text);
    };
  }

  private static void obey(FormField field, Rule rule, String text) throws StanzaException {
    if (rule instanceof Rule.Range range) {
      long number = Long.parseLong(text);
      if (number < range.least() || number > range.most()) {
        throw refused(field, Text.of(FieldText.class, "range", range.least(), range.most()));
      }
    } else if (rule instanceof Rule.Matching matching
        && !matching.pattern().matcher(text).matches()) {
      throw refused(field, Text.of(FieldText.class, "matching", matching.example()));
    }
  }

  private static String clean(FormField field, List<String> values) throws StanzaException {
    boolean lines = field.type().hasLines();
    if (!lines && values.size() > 1) {
      throw refused(field, Text.of(FieldText.class, "one-value"));
    }
    // A client may put several lines into one value.
    String text = lines ? String.join("\n", values).replace("\r\n", "\n") : String.join("", values);
    boolean control =
        text.chars().anyMatch(c -> Character.isISOControl(c) && !(lines && c == '\n'));
    if (control) {
      throw refused(field, Text.of(FieldText.class, "control"));
    }
    return lines ? withoutEmptyLines(text) : text;
  }

  private static String withoutEmptyLines(String text) {
    List<String> filled = Arrays.stream(text.split("\n", -1)).filter(l -> !l.isBlank()).toList();
    return String.join("\n", filled);
  }

  private static String flag(FormField field, String text) throws StanzaException {
    return switch (text) {
      case "", "true", "false" -> text;
      case "1" -> "true";
      case "0" -> "false";
      default -> throw refused(field, Text.of(FieldText.class, "flag"));
    };
  }

  private static String number(FormField field, String text) throws StanzaException {
    String digits = text.trim();
    if (digits.isEmpty()) {
      return "";
    }
    if (!NUMBER.matcher(digits).matches()) {
      throw refused(field, Text.of(FieldText.class, "number"));
    }
    return Integer.toString(Integer.parseInt(digits));
  }

  private static String choice(FormField field, String text) throws StanzaException {
    if (!text.isEmpty() && field.options().stream().noneMatch(o -> o.value().equals(text))) {
      throw refused(field, Text.of(FieldText.class, "option"));
    }
    return text;
  }

  static StanzaException refused(FormField field, Text why) {
    return new StanzaException(
        Condition.NOT_ACCEPTABLE,
        Text.of(FieldText.class, "refused", field.label(), field.name(), why));
  }
}
