package im.gangway.core.form;

import im.gangway.core.error.Condition;
import im.gangway.core.error.StanzaException;
import im.gangway.transport.FormField;
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
      throw refused(field, "is too long");
    }
    return switch (field.type()) {
      case TEXT, SECRET, LINES -> text;
      case FLAG -> flag(field, text);
      case NUMBER -> number(field, text);
      case CHOICE -> choice(field, text);
    };
  }

  private static String clean(FormField field, List<String> values) throws StanzaException {
    boolean lines = field.type() == FormField.Type.LINES;
    if (!lines && values.size() > 1) {
      throw refused(field, "takes one value only");
    }
    // A client may put several lines into one value.
    String text = lines ? String.join("\n", values).replace("\r\n", "\n") : String.join("", values);
    boolean control =
        text.chars().anyMatch(c -> Character.isISOControl(c) && !(lines && c == '\n'));
    if (control) {
      throw refused(field, "cannot have control characters");
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
      default -> throw refused(field, "is true or false");
    };
  }

  private static String number(FormField field, String text) throws StanzaException {
    String digits = text.trim();
    if (digits.isEmpty()) {
      return "";
    }
    if (!NUMBER.matcher(digits).matches()) {
      throw refused(field, "is a whole number");
    }
    return Integer.toString(Integer.parseInt(digits));
  }

  private static String choice(FormField field, String text) throws StanzaException {
    if (!text.isEmpty() && field.options().stream().noneMatch(o -> o.value().equals(text))) {
      throw refused(field, "is none of the options");
    }
    return text;
  }

  static StanzaException refused(FormField field, String why) {
    return new StanzaException(
        Condition.NOT_ACCEPTABLE, "“" + field.label() + "” (" + field.name() + ") " + why + ".");
  }
}
