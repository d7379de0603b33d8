package im.gangway.sms.http;

import im.gangway.sms.web.FormFields;
import im.gangway.sms.web.Json;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text with places such as {@code {to}}, which are filled with values that cannot leave their
 * place. Braces around other words are left alone, since JSON is full of them. Immutable.
 */
final class Template {
  private static final Pattern PLACE = Pattern.compile("\\{([a-z-]{1,20})}");

  private final String text;
  private final Context context;

  Template(String text, Context context) {
    this.text = text;
    this.context = context;
  }

  /** Where the text stands, which says how values are written. */
  enum Context {
    URL,
    FORM,
    JSON,
    XML,
    HEADER,
    PLAIN;

    /** Of a body with that content type. */
    static Context of(String contentType) {
      if (contentType.contains("json")) {
        return JSON;
      } else if (contentType.contains("xml")) {
        return XML;
      }
      return contentType.contains("form-urlencoded") ? FORM : PLAIN;
    }

    private String escaped(String value) {
      return switch (this) {
        case URL, FORM -> FormFields.encoded(value);
        case JSON -> Json.escaped(value);
        case XML ->
            value
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&apos;");
        case HEADER -> value.replaceAll("\\p{Cntrl}", " ");
        case PLAIN -> value;
      };
    }
  }

  /**
   * The text with values in its places.
   *
   * @param octets values that are octets in hexadecimal digits; URLs and forms have them as octets
   */
  String fill(Map<String, String> values, Map<String, String> octets) {
    Matcher places = PLACE.matcher(text);
    StringBuilder filled = new StringBuilder();
    while (places.find()) {
      String name = places.group(1);
      String value = values.get(name);
      String hex = octets.get(name);
      String put = places.group();
      if (value != null) {
        put = context.escaped(value);
      } else if (hex != null) {
        put = octets(hex);
      }
      places.appendReplacement(filled, Matcher.quoteReplacement(put));
    }
    return places.appendTail(filled).toString();
  }

  private String octets(String hex) {
    boolean percent = context == Context.URL || context == Context.FORM;
    return percent ? hex.replaceAll("(..)", "%$1") : hex;
  }
}
