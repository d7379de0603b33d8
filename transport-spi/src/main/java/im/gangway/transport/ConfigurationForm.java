package im.gangway.transport;

import java.util.List;

/** Settings that a user may change. */
public record ConfigurationForm(String title, String instructions, List<FormField> fields) {
  public ConfigurationForm {
    fields = List.copyOf(fields);
  }
}
