package im.gangway.core.form;

import im.gangway.core.xml.Elements;
import java.util.Collection;
import java.util.List;
import org.dom4j.Element;

/** Builds a data form (XEP-0004), its {@code FORM_TYPE} (XEP-0068) first. Not thread-safe. */
public final class DataForm {
  /** The namespace of data forms. */
  public static final String NAMESPACE = "jabber:x:data";

  private static final String EXTENSIONS = "https://gangway.im/forms";
  private static final String COLUMN = "column-";
  private static final String SECRET = "secret";

  private final Element form;

  private DataForm(String type, String formType) {
    form = Elements.create("x", NAMESPACE);
    form.addAttribute("type", type);
    Element field = add("FORM_TYPE", "hidden");
    Elements.addText(field, "value", formType);
  }

  /** A form to fill in. */
  public static DataForm toFillIn(String formType) {
    return new DataForm("form", formType);
  }

  /** A form that tells something. */
  public static DataForm result(String formType) {
    return new DataForm("result", formType);
  }

  /** What the form is called. */
  public DataForm title(String title) {
    return head("title", title);
  }

  /** What to do with it. */
  public DataForm instructions(String instructions) {
    return head("instructions", instructions);
  }

  /** A field of a form that tells something. */
  public DataForm field(String name, String type, String label, String... values) {
    field(name, type, label, List.of(values));
    return this;
  }

  /**
   * A field.
   *
   * @param label empty for none
   * @return the field, for its options and whether it is required
   */
  public Field field(String name, String type, String label, Collection<String> values) {
    Element field = add(name, type);
    if (!label.isEmpty()) {
      field.addAttribute("label", label);
    }
    values.forEach(value -> Elements.addText(field, "value", value));
    return new Field(field);
  }

  /** Adds a table of texts; each row has as many cells as there are headings. */
  public DataForm table(List<String> headings, List<List<String>> rows) {
    Element reported = Elements.add(form, "reported");
    for (int i = 0; i < headings.size(); i++) {
      Element column = Elements.add(reported, "field");
      column.addAttribute("var", COLUMN + i);
      column.addAttribute("type", "text-single");
      column.addAttribute("label", headings.get(i));
    }
    for (List<String> row : rows) {
      Element item = Elements.add(form, "item");
      for (int i = 0; i < row.size(); i++) {
        Element cell = Elements.add(item, "field");
        cell.addAttribute("var", COLUMN + i);
        Elements.addText(cell, "value", row.get(i));
      }
    }
    return this;
  }

  /** Whether what is filled in must not be shown, as a field's own type cannot say of lines. */
  public static boolean isSecret(Element field) {
    return Elements.child(field, SECRET, EXTENSIONS) != null;
  }

  /** The form; it belongs to the caller. */
  public Element element() {
    return form.createCopy();
  }

  /** Says more about a field. */
  public static final class Field {
    private static final String VALIDATE = "http://jabber.org/protocol/xdata-validate";

    private final Element field;

    private Field(Element field) {
      this.field = field;
    }

    /** It must be filled in. */
    public Field required() {
      Elements.add(field, "required");
      return this;
    }

    /** What is filled in must not be shown. */
    public Field secret() {
      Elements.add(field, SECRET, EXTENSIONS);
      return this;
    }

    /** Something that may be chosen. */
    public Field option(String value, String label) {
      Element option = Elements.add(field, "option");
      if (!label.isEmpty()) {
        option.addAttribute("label", label);
      }
      Elements.addText(option, "value", value);
      return this;
    }

    /** It takes numbers of a data type within a range (XEP-0122 §3.3). */
    public Field range(String datatype, long least, long most) {
      Element validate = Elements.add(field, "validate", VALIDATE);
      validate.addAttribute("datatype", datatype);
      Elements.add(validate, "range", VALIDATE)
          .addAttribute("min", Long.toString(least))
          .addAttribute("max", Long.toString(most));
      return this;
    }

    /** It takes texts that an expression matches as a whole (XEP-0122 §3.4). */
    public Field regex(String expression) {
      Element validate = Elements.add(field, "validate", VALIDATE);
      validate.addAttribute("datatype", "xs:string");
      Elements.add(validate, "regex", VALIDATE).setText(expression);
      return this;
    }

    /** It takes values of a data type (XEP-0122), such as {@code xs:integer}. */
    public Field datatype(String datatype) {
      Elements.add(field, "validate", VALIDATE).addAttribute("datatype", datatype);
      return this;
    }
  }

  /** Titles and instructions stand before the fields. */
  private DataForm head(String name, String text) {
    if (!text.isEmpty()) {
      Element head = Elements.create(name, NAMESPACE);
      head.setText(text);
      List<Element> content = form.elements();
      long before =
          content.stream().takeWhile(element -> !element.getName().equals("field")).count();
      content.add((int) before, head);
    }
    return this;
  }

  private Element add(String name, String type) {
    Element field = Elements.add(form, "field");
    field.addAttribute("var", name);
    field.addAttribute("type", type);
    return field;
  }
}
