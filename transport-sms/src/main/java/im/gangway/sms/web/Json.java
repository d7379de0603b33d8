package im.gangway.sms.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads what providers answer in JSON (RFC 8259), and finds values in it by pointers (RFC 6901).
 * For one thread.
 */
public final class Json {
  private static final int DEEPEST = 32;
  private static final String LITERAL_END = ",]} \t\r\n";

  private final String text;
  private int at;

  private Json(String text) {
    this.text = text;
  }

  /**
   * Finds a value.
   *
   * @return as text, also of numbers; empty where there is none, or an object or an array, or where
   *     the text is no JSON
   */
  public static Optional<String> find(String json, String pointer) {
    try {
      Json reader = new Json(json);
      Object at = reader.value(0);
      for (String step : steps(pointer)) {
        at = child(at, step.replace("~1", "/").replace("~0", "~"));
      }
      return at instanceof String found ? Optional.of(found) : Optional.empty();
    } catch (BadCallException noJson) {
      return Optional.empty();
    }
  }

  private static List<String> steps(String pointer) {
    return pointer.isEmpty() ? List.of() : List.of(pointer.substring(1).split("/", -1));
  }

  private static @Nullable Object child(@Nullable Object of, String step) {
    if (of instanceof Map<?, ?> map) {
      return map.get(step);
    } else if (of instanceof List<?> list && step.matches("[0-9]{1,6}")) {
      int index = Integer.parseInt(step);
      return index < list.size() ? list.get(index) : null;
    }
    return null;
  }

  /** A text between the quotes of JSON. */
  public static String escaped(String text) {
    StringBuilder escaped = new StringBuilder();
    for (char c : text.toCharArray()) {
      if (c == '"' || c == '\\') {
        escaped.append('\\').append(c);
      } else if (c < ' ' || c == 0x7F) {
        escaped.append("\\u%04x".formatted((int) c));
      } else {
        escaped.append(c);
      }
    }
    return escaped.toString();
  }

  private Object value(int depth) throws BadCallException {
    if (depth > DEEPEST) {
      throw new BadCallException("Too deep");
    }
    return switch (peek()) {
      case '{' -> object(depth);
      case '[' -> array(depth);
      case '"' -> string();
      default -> literal();
    };
  }

  private Map<String, Object> object(int depth) throws BadCallException {
    Map<String, Object> members = new LinkedHashMap<>();
    at++;
    while (peek() != '}') {
      String name = string();
      expect(':');
      members.put(name, value(depth + 1));
      separator('}');
    }
    at++;
    return members;
  }

  private List<Object> array(int depth) throws BadCallException {
    List<Object> elements = new ArrayList<>();
    at++;
    while (peek() != ']') {
      elements.add(value(depth + 1));
      separator(']');
    }
    at++;
    return elements;
  }

  private void separator(char end) throws BadCallException {
    if (peek() != end) {
      expect(',');
    }
  }

  private void expect(char expected) throws BadCallException {
    if (peek() != expected) {
      throw new BadCallException("Not JSON");
    }
    at++;
  }

  private char peek() throws BadCallException {
    while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    return charAt(at);
  }

  private char charAt(int index) throws BadCallException {
    if (index >= text.length()) {
      throw new BadCallException("JSON ends too early");
    }
    return text.charAt(index);
  }

  private String literal() throws BadCallException {
    int start = at;
    while (at < text.length() && LITERAL_END.indexOf(text.charAt(at)) < 0) {
      at++;
    }
    if (at == start) {
      throw new BadCallException("Not JSON");
    }
    return text.substring(start, at);
  }

  private String string() throws BadCallException {
    expect('"');
    StringBuilder read = new StringBuilder();
    for (char c = charAt(at++); c != '"'; c = charAt(at++)) {
      read.append(c == '\\' ? escape() : c);
    }
    return read.toString();
  }

  private char escape() throws BadCallException {
    char kind = charAt(at++);
    return switch (kind) {
      case 'n' -> '\n';
      case 't' -> '\t';
      case 'r' -> '\r';
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'u' -> unicode();
      default -> kind;
    };
  }

  private char unicode() throws BadCallException {
    charAt(at + 3);
    try {
      char read = (char) Integer.parseInt(text, at, at + 4, 16);
      at += 4;
      return read;
    } catch (NumberFormatException bad) {
      throw new BadCallException("Not JSON");
    }
  }
}
