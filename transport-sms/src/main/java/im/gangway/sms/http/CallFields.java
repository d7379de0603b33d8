package im.gangway.sms.http;

import im.gangway.sms.web.BadCallException;
import im.gangway.sms.web.FormFields;
import im.gangway.sms.web.Json;
import im.gangway.transport.web.WebCall;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/** The fields of a call: of its query, and of its body, which is a form or JSON. Immutable. */
final class CallFields {
  private final Map<String, String> fields;
  private final String json;

  private CallFields(Map<String, String> fields, String json) {
    this.fields = fields;
    this.json = json;
  }

  /**
   * Reads them.
   *
   * @throws BadCallException when they cannot be read
   */
  static CallFields of(WebCall call) throws BadCallException {
    SortedMap<String, String> fields = FormFields.parse(call.query());
    String body = call.text();
    boolean isJson = call.header("Content-Type").orElse("").contains("json");
    if (!isJson) {
      fields.putAll(FormFields.parse(body));
    }
    return new CallFields(fields, isJson ? body : "");
  }

  /** A field by its name, or by a pointer into JSON, which begins with a slash. */
  Optional<String> find(String name) {
    return Optional.ofNullable(fields.get(name))
        .or(() -> Json.find(json, name.startsWith("/") ? name : "/" + name));
  }

  /** A field that has to be there. */
  String get(String name) throws BadCallException {
    return find(name)
        .filter(value -> !value.isEmpty())
        .orElseThrow(() -> new BadCallException("There is no " + name));
  }
}
