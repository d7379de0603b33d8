package im.gangway.secrets;

import im.gangway.scripted.Xml;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What a user fills in, in the forms of XEP-0077 and XEP-0004. */
final class Form {
  static final String REGISTER = "jabber:iq:register";
  static final String COMMANDS = "http://jabber.org/protocol/commands";

  private final Map<String, List<String>> fields = new LinkedHashMap<>();

  /** A form with names and values in turn. */
  static Form of(String... namesAndValues) {
    Form form = new Form();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      form.fields.put(namesAndValues[i], List.of(namesAndValues[i + 1]));
    }
    return form;
  }

  /** The same with one more field. */
  Form and(String name, String... values) {
    fields.put(name, List.of(values));
    return this;
  }

  /** As a data form that is submitted. */
  String data() {
    return fields.entrySet().stream()
        .map(field -> "<field var='%s'>%s</field>".formatted(field.getKey(), values(field)))
        .collect(Collectors.joining("", "<x xmlns='jabber:x:data' type='submit'>", "</x>"));
  }

  private static String values(Map.Entry<String, List<String>> field) {
    return field.getValue().stream()
        .map(value -> "<value>" + Xml.escaped(value) + "</value>")
        .collect(Collectors.joining());
  }

  /** As the query of a client without data forms. */
  String old() {
    return query(
        fields.entrySet().stream()
            .map(
                field ->
                    "<%1$s>%2$s</%1$s>"
                        .formatted(field.getKey(), Xml.escaped(field.getValue().get(0))))
            .collect(Collectors.joining()));
  }

  /** As a query with a data form. */
  String query() {
    return query(data());
  }

  static String query(String content) {
    return "<query xmlns='" + REGISTER + "'>" + content + "</query>";
  }

  /** The step of a command; an empty session begins it. */
  static String command(String node, String session, String content) {
    return "<command xmlns='%s' node='%s'%s>%s</command>"
        .formatted(
            COMMANDS, node, session.isEmpty() ? "" : " sessionid='" + session + "'", content);
  }
}
