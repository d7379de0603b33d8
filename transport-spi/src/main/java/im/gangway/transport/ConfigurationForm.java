package im.gangway.transport;

import java.util.List;

/** Settings that a user may change. */
public record ConfigurationForm(Text title, Text instructions, List<FormField> fields) {
  public ConfigurationForm {
    fields = List.copyOf(fields);
  }

  /** With words that are the same in every language. */
  public ConfigurationForm(String title, String instructions, List<FormField> fields) {
    this(Text.literal(title), Text.literal(instructions), fields);
  }
}
