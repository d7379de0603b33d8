package im.gangway.transport;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A field of a form that a user fills in.
 *
 * @param name names the value: lower-case letters, digits and {@code _}
 * @param label for people
 * @param initial the value of a user who has set nothing; empty for none; lines for {@link
 *     Type#LINES}
 * @param options what may be chosen, for {@link Type#CHOICE}
 * @param rule what values must be like (XEP-0122), beyond their type
 */
public record FormField(
    String name,
    Type type,
    Text label,
    boolean required,
    String initial,
    List<Option> options,
    Optional<Rule> rule) {

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
    LINES,
    /** Several lines, sealed when stored and never shown again; leaving them empty removes them. */
    SECRET_LINES;

    /** Whether its values are sealed and never shown. */
    public boolean isSecret() {
      return this == SECRET || this == SECRET_LINES;
    }

    /** Whether its values may have several lines. */
    public boolean hasLines() {
      return this == LINES || this == SECRET_LINES;
    }
  }

  /** A value that may be chosen, and its label. */
  public record Option(String value, Text label) {
    /** With words that are the same in every language. */
    public Option(String value, String label) {
      this(value, Text.literal(label));
    }
  }

  /** What values must be like. */
  public sealed interface Rule {

    /** A number from {@code least} to {@code most}. */
    record Range(long least, long most) implements Rule {}

    /**
     * A text that a regular expression matches as a whole.
     *
     * @param example what such a text looks like, for people
     */
    record Matching(Pattern pattern, String example) implements Rule {}
  }

  public FormField {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("Not a field name: " + name);
    }
    options = List.copyOf(options);
  }

  /** An optional field without options. */
  public static FormField of(String name, Type type, Text label, String initial) {
    return new FormField(name, type, label, false, initial, List.of(), Optional.empty());
  }

  /** The same with a label that is the same in every language. */
  public static FormField of(String name, Type type, String label, String initial) {
    return of(name, type, Text.literal(label), initial);
  }

  /** A field that must be filled in, without options. */
  public static FormField required(String name, Type type, Text label) {
    return new FormField(name, type, label, true, "", List.of(), Optional.empty());
  }

  /** The same with a label that is the same in every language. */
  public static FormField required(String name, Type type, String label) {
    return required(name, type, Text.literal(label));
  }

  /** A field with options, of which one is chosen. */
  public static FormField choice(String name, Text label, String initial, List<Option> options) {
    return new FormField(name, Type.CHOICE, label, true, initial, options, Optional.empty());
  }

  /** The same with a label that is the same in every language. */
  public static FormField choice(String name, String label, String initial, List<Option> options) {
    return choice(name, Text.literal(label), initial, options);
  }

  /** The same for numbers from {@code least} to {@code most}. */
  public FormField inRange(long least, long most) {
    return ruled(new Rule.Range(least, most));
  }

  /** The same for texts that the expression matches, such as that example. */
  public FormField matching(String expression, String example) {
    return ruled(new Rule.Matching(Pattern.compile(expression), example));
  }

  private FormField ruled(Rule rule) {
    return new FormField(name, type, label, required, initial, options, Optional.of(rule));
  }
}
