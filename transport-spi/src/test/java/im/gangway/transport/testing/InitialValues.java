package im.gangway.transport.testing;

import im.gangway.transport.FormField;
import im.gangway.transport.Setting;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether defaults are of the kind that their key or field takes. */
final class InitialValues {
  private InitialValues() {}

  static boolean fits(Setting setting) {
    Object initial = setting.initial();
    if (initial == null) {
      return true;
    }
    return switch (setting.type()) {
      case TEXT, SECRET -> initial instanceof String;
      case FLAG -> initial instanceof Boolean;
      case NUMBER -> initial instanceof Integer;
      case PORT -> initial instanceof Integer port && port > 0 && port < 65536;
      case DECIMAL -> initial instanceof Double;
      case DURATION -> initial instanceof Duration;
      case TEXTS -> isTexts(initial);
      case SECTION, NAMED_SECTIONS, SECTION_LIST -> false;
    };
  }

  private static boolean isTexts(@Nullable Object initial) {
    return initial instanceof List<?> list && list.stream().allMatch(String.class::isInstance);
  }

  static boolean fits(FormField field) {
    String initial = field.initial();
    return switch (field.type()) {
      case TEXT -> initial.indexOf('\n') < 0;
      case LINES -> true;
      case SECRET, SECRET_LINES -> initial.isEmpty();
      case FLAG -> initial.isEmpty() || initial.equals("true") || initial.equals("false");
      case NUMBER -> initial.matches("|-?[0-9]{1,9}");
      case CHOICE ->
          field.options().stream().anyMatch(option -> option.value().equals(initial))
              || (initial.isEmpty() && !field.options().isEmpty());
    };
  }
}
