package im.gangway.core.disco;

import im.gangway.core.form.DataForm;
import im.gangway.core.xml.Elements;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.dom4j.Element;

/** What entity capabilities hash of data forms (XEP-0115 §5.1, steps 6 and 7). */
final class FormDigest {
  private static final String FORM_TYPE = "FORM_TYPE";

  private FormDigest() {}

  /** The forms in the order of their types, of which each comes once. */
  static String of(List<Element> forms) {
    SortedMap<String, String> byType = new TreeMap<>();
    for (Element form : forms) {
      SortedMap<String, List<String>> fields = fields(form);
      String type = String.join("", fields.getOrDefault(FORM_TYPE, List.of()));
      fields.remove(FORM_TYPE);
      byType.put(type, digest(type, fields));
    }
    return String.join("", byType.values());
  }

  private static SortedMap<String, List<String>> fields(Element form) {
    SortedMap<String, List<String>> fields = new TreeMap<>();
    for (Element field : Elements.children(form, "field", DataForm.NAMESPACE)) {
      fields.put(field.attributeValue("var", ""), values(field));
    }
    return fields;
  }

  private static List<String> values(Element field) {
    return Elements.children(field, "value", DataForm.NAMESPACE).stream()
        .map(Element::getText)
        .sorted()
        .toList();
  }

  private static String digest(String type, SortedMap<String, List<String>> fields) {
    StringBuilder text = new StringBuilder(type).append('<');
    fields.forEach(
        (name, values) -> {
          text.append(name).append('<');
          values.forEach(value -> text.append(value).append('<'));
        });
    return text.toString();
  }
}
