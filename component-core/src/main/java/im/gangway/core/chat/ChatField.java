package im.gangway.core.chat;

import im.gangway.core.form.DataForm;
import im.gangway.core.xml.Elements;
import java.util.List;
import java.util.Optional;
import org.dom4j.Element;

/**
 * A field of a data form (XEP-0004) as something that can be asked or told.
 *
 * @param label never empty
 * @param values what is filled in already
 */
record ChatField(
    String name,
    Kind kind,
    String label,
    boolean required,
    boolean number,
    List<String> values,
    List<Option> options) {
  private static final String VALIDATE = "http://jabber.org/protocol/xdata-validate";

  /** How it is asked. */
  enum Kind {
    LINE,
    LINES,
    ADDRESSES,
    SECRET,
    SECRET_LINES,
    YES_OR_NO,
    CHOICE,
    CHOICES,
    /** Not asked, but told. */
    FIXED,
    /** Neither asked nor told, but part of the answer. */
    HIDDEN
  }

  /** Something that can be chosen. */
  record Option(String value, String label) {}

  ChatField {
    values = List.copyOf(values);
    options = List.copyOf(options);
  }

  /** All fields of a form. */
  static List<ChatField> of(Element form) {
    return Elements.children(form, "field", DataForm.NAMESPACE).stream()
        .map(ChatField::read)
        .toList();
  }

  private static ChatField read(Element field) {
    String name = field.attributeValue("var", "");
    Element validate = Elements.child(field, "validate", VALIDATE);
    return new ChatField(
        name,
        kind(field),
        field.attributeValue("label", name),
        Elements.child(field, "required", DataForm.NAMESPACE) != null,
        validate != null && "xs:integer".equals(validate.attributeValue("datatype")),
        valuesOf(field),
        Elements.children(field, "option", DataForm.NAMESPACE).stream()
            .map(ChatField::option)
            .toList());
  }

  private static List<String> valuesOf(Element field) {
    return Elements.children(field, "value", DataForm.NAMESPACE).stream()
        .map(Element::getText)
        .toList();
  }

  private static Option option(Element option) {
    String value = String.join("", valuesOf(option));
    return new Option(value, option.attributeValue("label", value));
  }

  private static Kind kind(Element field) {
    return switch (field.attributeValue("type", "text-single")) {
      case "text-multi" -> DataForm.isSecret(field) ? Kind.SECRET_LINES : Kind.LINES;
      case "jid-multi" -> Kind.ADDRESSES;
      case "text-private" -> Kind.SECRET;
      case "boolean" -> Kind.YES_OR_NO;
      case "list-single" -> Kind.CHOICE;
      case "list-multi" -> Kind.CHOICES;
      case "fixed" -> Kind.FIXED;
      case "hidden" -> Kind.HIDDEN;
      default -> Kind.LINE;
    };
  }

  boolean isSecret() {
    return kind == Kind.SECRET || kind == Kind.SECRET_LINES;
  }

  boolean isAsked() {
    return kind != Kind.FIXED && kind != Kind.HIDDEN;
  }

  /** The same with what has been answered in place of what was filled in. */
  ChatField with(Optional<List<String>> answer) {
    return answer
        .map(now -> new ChatField(name, kind, label, required, number, now, options))
        .orElse(this);
  }

  /** What people call a value. */
  String labelOf(String value) {
    return options.stream()
        .filter(option -> option.value().equals(value))
        .map(Option::label)
        .findFirst()
        .orElse(value);
  }

  /** Says nothing of values, which may be secret. */
  @Override
  public String toString() {
    return "ChatField[" + name + "]";
  }
}
