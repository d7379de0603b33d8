package im.gangway.transport;

import java.util.List;
import java.util.regex.Pattern;

/**
 * A field of a form that a user fills in.
 *
 * @param name names the value: lower-case letters, digits and {@code _}
 * @param label for people
 * @param initial the value of a user who has set nothing; empty for none; lines for {@link
 *     Type#LINES}
 * @param options what may be chosen, for {@link Type#CHOICE}
 */
public record FormField(
    String name, Type type, String label, boolean required, String initial, List<Option> options) {

  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]*");

  /** What a field takes. */
  public enum Type {
    TEXT,
    /** Sealed when stored, never shown again; leaving it empty keeps the old value. */
    SECRET,
    /** {@code true} or {@code false}. */
    FLAG,
    /** A whole number, which may be negative. */
    NUMBER,
    /** One of the options. */
    CHOICE,
    /** Several lines. */
    LINES
  }

  /** A value that may be chosen, and its label. */
  public record Option(String value, String label) {}

  public FormField {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("Not a field name: " + name);
    }
    options = List.copyOf(options);
  }

  /** An optional field without options. */
  public static FormField of(String name, Type type, String label, String initial) {
    return new FormField(name, type, label, false, initial, List.of());
  }
}
