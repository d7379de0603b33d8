package im.gangway.transport;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A key of a transport's configuration.
 *
 * @param description one sentence for the admin
 * @param required whether a value must be given
 * @param initial the value where none is given: {@code String} for texts and secrets, {@code
 *     Boolean}, {@code Integer}, {@code Double}, {@code java.time.Duration} or {@code
 *     List<String>}; null for none
 * @param nested the keys below, for sections; null otherwise
 */
public record Setting(
    String key,
    Type type,
    String description,
    boolean required,
    @Nullable Object initial,
    @Nullable SettingsSchema nested) {

  private static final Pattern KEY = Pattern.compile("[a-z][a-z0-9-]*");

  /** What a key takes. */
  public enum Type {
    TEXT,
    /** A text that is never shown. */
    SECRET,
    FLAG,
    NUMBER,
    DECIMAL,
    /** 1 to 65535. */
    PORT,
    DURATION,
    /** A list of texts. */
    TEXTS,
    /** One nested block. */
    SECTION,
    /** Nested blocks by names that the admin chooses. */
    NAMED_SECTIONS,
    /** A list of nested blocks. */
    SECTION_LIST
  }

  public Setting {
    if (!KEY.matcher(key).matches()) {
      throw new IllegalArgumentException("Not a configuration key: " + key);
    }
    boolean section =
        type == Type.SECTION || type == Type.NAMED_SECTIONS || type == Type.SECTION_LIST;
    if (section != (nested != null)) {
      throw new IllegalArgumentException("Sections, and only they, have nested keys: " + key);
    }
  }
}
