package im.gangway.core.search;

import im.gangway.core.error.Condition;
import im.gangway.core.error.StanzaException;
import im.gangway.core.form.DataForm;
import im.gangway.core.form.SubmittedForm;
import im.gangway.core.xml.Elements;
import im.gangway.transport.FormField;
import im.gangway.transport.Text;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.dom4j.Element;

/**
 * What can be searched by: a data form, and the fields among it that older clients know (XEP-0055
 * §2).
 */
record SearchForm(String network, List<FormField> fields) {
  private static final Set<String> OLD_FIELDS = Set.of("first", "last", "nick", "email");
  private static final int MAX_CHARACTERS = 200;

  /** The form to fill in. */
  Element query(Locale language) {
    String instructions = words("instructions", network).in(language);
    Element query = Elements.create("query", SearchHandler.NAMESPACE);
    Elements.addText(query, "instructions", instructions);
    fields.stream()
        .map(FormField::name)
        .filter(OLD_FIELDS::contains)
        .forEach(name -> Elements.add(query, name));
    DataForm form =
        DataForm.toFillIn(SearchHandler.NAMESPACE)
            .title(words("title", network).in(language))
            .instructions(instructions);
    fields.forEach(field -> add(form, field, language));
    query.add(form.element());
    return query;
  }

  private static void add(DataForm form, FormField field, Locale language) {
    List<String> initial = field.initial().isEmpty() ? List.of() : List.of(field.initial());
    DataForm.Field shown =
        form.field(field.name(), type(field), field.label().in(language), initial);
    field.options().forEach(option -> shown.option(option.value(), option.label().in(language)));
  }

  private static String type(FormField field) {
    return switch (field.type()) {
      case FLAG -> "boolean";
      case CHOICE -> "list-single";
      default -> "text-single";
    };
  }

  /** What was filled in, in a data form or else in the old fields; not nothing. */
  Map<String, String> read(Element query) throws StanzaException {
    Optional<SubmittedForm> form = SubmittedForm.in(query);
    Map<String, String> wanted = new LinkedHashMap<>();
    for (FormField field : fields) {
      String value = form.isPresent() ? value(form.get(), field) : old(query, field.name()).strip();
      if (!value.isEmpty()) {
        wanted.put(field.name(), checked(field, value));
      }
    }
    if (wanted.isEmpty()) {
      throw new StanzaException(Condition.NOT_ACCEPTABLE, words("nothing-asked"));
    }
    return wanted;
  }

  private static String value(SubmittedForm form, FormField field) {
    return String.join(" ", form.values(field.name()).orElse(List.of())).strip();
  }

  private static String old(Element query, String name) {
    Element field = Elements.child(query, name, SearchHandler.NAMESPACE);
    return field == null || !OLD_FIELDS.contains(name) ? "" : field.getText();
  }

  private static String checked(FormField field, String value) throws StanzaException {
    boolean known =
        field.type() != FormField.Type.CHOICE
            || field.options().stream().anyMatch(option -> option.value().equals(value));
    if (!known
        || value.length() > MAX_CHARACTERS
        || value.chars().anyMatch(Character::isISOControl)) {
      throw new StanzaException(Condition.NOT_ACCEPTABLE, words("bad-field", field.label()));
    }
    return value;
  }

  private static Text words(String key, Object... arguments) {
    return Text.of(SearchForm.class, key, arguments);
  }
}
