package im.gangway.sms.web;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.SortedMap;
import java.util.StringJoiner;
import java.util.TreeMap;

/** Fields as {@code application/x-www-form-urlencoded} has them, in bodies and in queries. */
public final class FormFields {
  private static final int MOST = 500;

  private FormFields() {}

  /**
   * Reads them; of two with one name the last.
   *
   * @throws BadCallException for what is no form, or has too many fields
   */
  public static SortedMap<String, String> parse(String form) throws BadCallException {
    SortedMap<String, String> fields = new TreeMap<>();
    if (form.isEmpty()) {
      return fields;
    }
    for (String field : form.split("&", MOST + 1)) {
      if (fields.size() == MOST) {
        throw new BadCallException("Too many fields");
      }
      int equal = field.indexOf('=');
      String name = equal < 0 ? field : field.substring(0, equal);
      fields.put(decoded(name), equal < 0 ? "" : decoded(field.substring(equal + 1)));
    }
    return fields;
  }

  private static String decoded(String text) throws BadCallException {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException bad) {
      throw new BadCallException("A field is badly encoded");
    }
  }

  /** Writes them. */
  public static String write(Map<String, String> fields) {
    StringJoiner form = new StringJoiner("&");
    fields.forEach((name, value) -> form.add(encoded(name) + "=" + encoded(value)));
    return form.toString();
  }

  /** A text as a part of a form or of a URL. */
  public static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
