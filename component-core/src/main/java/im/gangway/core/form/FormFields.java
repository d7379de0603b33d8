package im.gangway.core.form;

import im.gangway.core.error.StanzaException;
import im.gangway.transport.ConfigurationForm;
import im.gangway.transport.FormField;
import im.gangway.transport.FormField.Rule;
import im.gangway.transport.Text;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.dom4j.Element;

/** A transport's form as a data form and back. */
public record FormFields(Text title, Text instructions, List<FormField> fields) {
  /** Stands for secret lines that are set; who sends it back keeps them. */
  private static final String KEPT = "********";

  public FormFields {
    fields = List.copyOf(fields);
  }

  /** Those of a form with settings. */
  static FormFields of(ConfigurationForm form) {
    return new FormFields(form.title(), form.instructions(), form.fields());
  }

  /** The form with what the user has set, in that language; secrets are left empty. */
  public Element show(String formType, Map<String, String> current, Locale language) {
    DataForm data =
        DataForm.toFillIn(formType)
            .title(title.in(language))
            .instructions(instructions.in(language));
    for (FormField field : fields) {
      DataForm.Field shown =
          data.field(
              field.name(), type(field), field.label().in(language), shownValues(field, current));
      if (field.required() && !isKeptSecret(field, current)) {
        shown.required();
      }
      if (field.type() == FormField.Type.SECRET_LINES) {
        shown.secret();
      }
      showRule(field, shown);
      field.options().forEach(option -> shown.option(option.value(), option.label().in(language)));
    }
    return data.element();
  }

  private static void showRule(FormField field, DataForm.Field shown) {
    Rule rule = field.rule().orElse(null);
    if (rule instanceof Rule.Range range) {
      shown.range("xs:integer", range.least(), range.most());
    } else if (rule instanceof Rule.Matching matching) {
      shown.regex(matching.pattern().pattern());
    } else if (field.type() == FormField.Type.NUMBER) {
      shown.datatype("xs:integer");
    }
  }

  private static String type(FormField field) {
    return switch (field.type()) {
      case TEXT, NUMBER -> "text-single";
      case SECRET -> "text-private";
      case FLAG -> "boolean";
      case CHOICE -> "list-single";
      case LINES, SECRET_LINES -> "text-multi";
    };
  }

  private static List<String> shownValues(FormField field, Map<String, String> current) {
    String value = current.getOrDefault(field.name(), field.initial());
    if (field.type() == FormField.Type.SECRET || value.isEmpty()) {
      return List.of();
    }
    if (field.type() == FormField.Type.SECRET_LINES) {
      return List.of(KEPT);
    }
    return field.type() == FormField.Type.LINES ? List.of(value.split("\n")) : List.of(value);
  }

  private static boolean isKeptSecret(FormField field, Map<String, String> current) {
    return field.type().isSecret() && current.containsKey(field.name());
  }

  /**
   * What is to be stored: fields that were not sent, and secrets that were left as they are, are
   * absent.
   *
   * @throws StanzaException not-acceptable, with a text that names the field
   */
  public Map<String, String> read(SubmittedForm submitted, Map<String, String> current)
      throws StanzaException {
    Map<String, String> changed = new TreeMap<>();
    for (FormField field : fields) {
      Optional<List<String>> sent = submitted.values(field.name());
      if (sent.isPresent()) {
        String text = FieldText.of(field, sent.get());
        if (!keeps(field, text)) {
          changed.put(field.name(), text);
        }
      }
      if (field.required() && effective(field, changed, current).isEmpty()) {
        throw FieldText.refused(field, Text.of(FormFields.class, "required"));
      }
    }
    return changed;
  }

  private static boolean keeps(FormField field, String sent) {
    return switch (field.type()) {
      case SECRET -> sent.isEmpty();
      case SECRET_LINES -> sent.equals(KEPT);
      default -> false;
    };
  }

  private static String effective(
      FormField field, Map<String, String> changed, Map<String, String> current) {
    String now = current.getOrDefault(field.name(), field.initial());
    return changed.getOrDefault(field.name(), now);
  }

  /** All values as they would be, with secrets only where they are new. */
  Map<String, String> effective(Map<String, String> changed, Map<String, String> current) {
    Map<String, String> all = new TreeMap<>(changed);
    for (FormField field : fields) {
      if (!field.type().isSecret()) {
        all.put(field.name(), effective(field, changed, current));
      }
    }
    return all;
  }

  /** The names of the fields whose values are sealed. */
  public Set<String> secrets() {
    return fields.stream()
        .filter(field -> field.type().isSecret())
        .map(FormField::name)
        .collect(Collectors.toUnmodifiableSet());
  }
}
