package im.gangway.core.form;

import im.gangway.core.session.StayConnected;
import im.gangway.transport.FormField;
import im.gangway.transport.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Asks in a transport's own form, or where it has none in one of its own, whether to stay. */
final class StayConnectedForm {
  private static final FormField FIELD =
      FormField.of(
          StayConnected.FIELD,
          FormField.Type.FLAG,
          Text.of(StayConnectedForm.class, "stay-connected"),
          "false");

  private StayConnectedForm() {}

  /** The fields for the gateway as a whole. */
  static FormFields with(Optional<FormFields> transports) {
    List<FormField> fields = new ArrayList<>();
    transports.ifPresent(form -> fields.addAll(form.fields()));
    fields.add(FIELD);
    return new FormFields(
        transports
            .map(FormFields::title)
            .orElseGet(() -> Text.of(StayConnectedForm.class, "stay-title")),
        transports
            .map(FormFields::instructions)
            .orElseGet(() -> Text.of(StayConnectedForm.class, "stay-instructions")),
        fields);
  }

  /** What concerns the transport. */
  static Map<String, String> without(Map<String, String> values) {
    Map<String, String> all = new TreeMap<>(values);
    all.remove(StayConnected.FIELD);
    return all;
  }
}
