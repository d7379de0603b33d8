package im.gangway.transport;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The values of a transport's configuration block, or of a section of it, checked against its
 * {@link SettingsSchema} and with defaults filled in. Thread-safe.
 *
 * <p>Asking for a key that the schema does not declare, or as another type, is a bug of the
 * transport and throws {@link IllegalArgumentException}.
 */
public final class Settings {
  private final SettingsSchema schema;
  private final Map<String, Object> values;

  /**
   * @param values by key, of the types that {@link Setting#initial} names; sections are {@code
   *     Settings}, {@code Map<String, Settings>} or {@code List<Settings>}
   */
  public Settings(SettingsSchema schema, Map<String, ?> values) {
    this.schema = schema;
    Map<String, Object> all = new HashMap<>();
    for (Setting setting : schema.settings()) {
      Object value = values.containsKey(setting.key()) ? values.get(setting.key()) : null;
      Object effective = value == null ? initial(setting) : value;
      if (effective != null) {
        all.put(setting.key(), effective);
      } else if (setting.required()) {
        throw new IllegalArgumentException("Missing: " + setting.key());
      }
    }
    this.values = Map.copyOf(all);
  }

  private static @Nullable Object initial(Setting setting) {
    SettingsSchema nested = setting.nested();
    if (nested == null) {
      return setting.initial();
    }
    return switch (setting.type()) {
      case SECTION -> new Settings(nested, Map.of());
      case NAMED_SECTIONS -> Map.of();
      default -> List.of();
    };
  }

  /** A text that is required or has a default. */
  public String text(String key) {
    return required(key, String.class);
  }

  /** A text that may be absent. */
  public Optional<String> optionalText(String key) {
    return Optional.ofNullable((String) value(key, String.class));
  }

  /** A switch. */
  public boolean flag(String key) {
    return required(key, Boolean.class);
  }

  /** A whole number or a port. */
  public int number(String key) {
    return required(key, Integer.class);
  }

  /** A number that may have decimals. */
  public double decimal(String key) {
    return required(key, Double.class);
  }

  /** A duration. */
  public Duration duration(String key) {
    return required(key, Duration.class);
  }

  /** A list of texts. */
  public List<String> texts(String key) {
    List<?> texts = required(key, List.class);
    return texts.stream().map(String.class::cast).toList();
  }

  /** A nested block. */
  public Settings section(String key) {
    return required(key, Settings.class);
  }

  /** Nested blocks by name, in the order of their names. */
  public Map<String, Settings> namedSections(String key) {
    Map<String, Settings> sections = new TreeMap<>();
    Map<?, ?> named = required(key, Map.class);
    named.forEach((name, section) -> sections.put((String) name, (Settings) section));
    return sections;
  }

  /** A list of nested blocks. */
  public List<Settings> sectionList(String key) {
    List<?> sections = required(key, List.class);
    return sections.stream().map(Settings.class::cast).toList();
  }

  private <T> T required(String key, Class<T> type) {
    T value = value(key, type);
    if (value == null) {
      throw new IllegalArgumentException("No value and no default: " + key);
    }
    return value;
  }

  private <T> @Nullable T value(String key, Class<T> type) {
    if (schema.find(key).isEmpty()) {
      throw new IllegalArgumentException("Not declared in the schema: " + key);
    }
    Object value = values.get(key);
    if (value != null && !type.isInstance(value)) {
      throw new IllegalArgumentException(key + " is a " + value.getClass().getSimpleName());
    }
    return type.cast(value);
  }

  /** Whether the values are the same. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Settings settings && values.equals(settings.values);
  }

  @Override
  public int hashCode() {
    return values.hashCode();
  }

  /** The keys only: values may be secret. */
  @Override
  public String toString() {
    return "Settings" + values.keySet();
  }
}
