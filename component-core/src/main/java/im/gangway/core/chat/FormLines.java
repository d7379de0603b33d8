package im.gangway.core.chat;

import im.gangway.core.form.DataForm;
import im.gangway.core.xml.Elements;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.dom4j.Element;

/** Puts what a form tells into lines. */
final class FormLines {
  private FormLines() {}

  /** Title, instructions and fixed texts of a form, without its questions. */
  static List<String> head(Element form) {
    List<String> lines = new ArrayList<>(titles(form));
    for (ChatField field : ChatField.of(form)) {
      if (field.kind() == ChatField.Kind.FIXED) {
        lines.addAll(field.values());
      }
    }
    return lines;
  }

  /** All of a form that tells something; secrets are left out. */
  static List<String> result(Element form, Locale language) {
    List<String> lines = new ArrayList<>(titles(form));
    ChatField.of(form).forEach(field -> add(field, lines, language));
    for (Element reported : Elements.children(form, "reported", DataForm.NAMESPACE)) {
      lines.add(row(reported, ChatField::label));
    }
    for (Element item : Elements.children(form, "item", DataForm.NAMESPACE)) {
      lines.add(row(item, cell -> String.join(", ", cell.values())));
    }
    return lines;
  }

  private static String row(Element cells, Function<ChatField, String> told) {
    return ChatField.of(cells).stream().map(told).collect(Collectors.joining(" | "));
  }

  private static void add(ChatField field, List<String> lines, Locale language) {
    switch (field.kind()) {
      case HIDDEN, SECRET -> {
        // nothing to read
      }
      case FIXED -> lines.addAll(field.values());
      case LINES, ADDRESSES, CHOICES -> {
        lines.add(field.label() + ":");
        field.values().forEach(value -> lines.add("- " + field.labelOf(value)));
      }
      case LINE, YES_OR_NO, CHOICE ->
          lines.add(field.label() + ": " + ChatQuestion.values(field, language));
    }
  }

  private static List<String> titles(Element form) {
    List<String> lines = new ArrayList<>();
    for (String part : List.of("title", "instructions")) {
      Elements.children(form, part, DataForm.NAMESPACE).forEach(each -> lines.add(each.getText()));
    }
    return lines;
  }
}
