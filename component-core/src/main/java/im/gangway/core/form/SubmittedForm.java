package im.gangway.core.form;

import im.gangway.core.xml.Elements;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dom4j.Element;

/**
 * What a user filled in (XEP-0004).
 *
 * @param canceled whether the user wants nothing done
 * @param fields the values by field; a field without value has an empty list
 */
public record SubmittedForm(boolean canceled, Map<String, List<String>> fields) {
  public SubmittedForm {
    fields = Map.copyOf(fields);
  }

  /** The form among the children of an element; empty if there is none of type submit or cancel. */
  public static Optional<SubmittedForm> in(Element parent) {
    return Optional.ofNullable(Elements.child(parent, "x", DataForm.NAMESPACE))
        .filter(form -> isAnswer(form.attributeValue("type", "")))
        .map(SubmittedForm::of);
  }

  private static boolean isAnswer(String type) {
    return type.equals("submit") || type.equals("cancel");
  }

  private static SubmittedForm of(Element form) {
    Map<String, List<String>> fields = new LinkedHashMap<>();
    for (Element field : Elements.children(form, "field", DataForm.NAMESPACE)) {
      String name = field.attributeValue("var");
      if (name != null) {
        fields.put(name, values(field));
      }
    }
    return new SubmittedForm("cancel".equals(form.attributeValue("type")), fields);
  }

  private static List<String> values(Element field) {
    List<String> values = new ArrayList<>();
    for (Element value : Elements.children(field, "value", DataForm.NAMESPACE)) {
      values.add(value.getText());
    }
    return List.copyOf(values);
  }

  /** Without values: they may be secret. */
  @Override
  public String toString() {
    return "SubmittedForm[" + (canceled ? "canceled" : fields.keySet()) + "]";
  }

  /** The values of a field; empty if it was not sent. */
  public Optional<List<String>> values(String field) {
    return Optional.ofNullable(fields.get(field));
  }
}
