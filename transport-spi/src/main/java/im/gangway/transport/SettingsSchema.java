package im.gangway.transport;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The keys that a transport's configuration block, or a section of it, may have. */
public record SettingsSchema(List<Setting> settings) {

  /** No keys. */
  public static final SettingsSchema NONE = new SettingsSchema(List.of());

  public SettingsSchema {
    settings = List.copyOf(settings);
    long distinct = settings.stream().map(Setting::key).distinct().count();
    if (distinct != settings.size()) {
      throw new IllegalArgumentException("A key is declared twice");
    }
  }

  /** The setting of that name. */
  public Optional<Setting> find(String key) {
    return settings.stream().filter(setting -> setting.key().equals(key)).findFirst();
  }

  /** Starts a schema. */
  public static Builder builder() {
    return new Builder();
  }

  /** Collects keys in the order in which they are shown. */
  public static final class Builder {
    private final List<Setting> settings = new ArrayList<>();

    private Builder() {}

    /** Adds a key that must be given. */
    public Builder required(String key, Setting.Type type, String description) {
      settings.add(new Setting(key, type, description, true, null, null));
      return this;
    }

    /** Adds a text, null by default or as given. */
    public Builder text(String key, @Nullable String initial, String description) {
      return add(key, Setting.Type.TEXT, initial, description);
    }

    /** Adds a text that is never shown. */
    public Builder secret(String key, String description) {
      return add(key, Setting.Type.SECRET, null, description);
    }

    /** Adds a switch. */
    public Builder flag(String key, boolean initial, String description) {
      return add(key, Setting.Type.FLAG, initial, description);
    }

    /** Adds a whole number. */
    public Builder number(String key, int initial, String description) {
      return add(key, Setting.Type.NUMBER, initial, description);
    }

    /** Adds a number that may have decimals. */
    public Builder decimal(String key, double initial, String description) {
      return add(key, Setting.Type.DECIMAL, initial, description);
    }

    /** Adds a TCP port. */
    public Builder port(String key, int initial, String description) {
      return add(key, Setting.Type.PORT, initial, description);
    }

    /** Adds a duration. */
    public Builder duration(String key, Duration initial, String description) {
      return add(key, Setting.Type.DURATION, initial, description);
    }

    /** Adds a list of texts. */
    public Builder texts(String key, List<String> initial, String description) {
      return add(key, Setting.Type.TEXTS, List.copyOf(initial), description);
    }

    /** Adds a nested block, which has its defaults where it is not given. */
    public Builder section(String key, SettingsSchema nested, String description) {
      return addNested(key, Setting.Type.SECTION, nested, description);
    }

    /** Adds nested blocks by names that the admin chooses; none by default. */
    public Builder namedSections(String key, SettingsSchema nested, String description) {
      return addNested(key, Setting.Type.NAMED_SECTIONS, nested, description);
    }

    /** Adds a list of nested blocks; empty by default. */
    public Builder sectionList(String key, SettingsSchema nested, String description) {
      return addNested(key, Setting.Type.SECTION_LIST, nested, description);
    }

    /** The schema. */
    public SettingsSchema build() {
      return new SettingsSchema(settings);
    }

    private Builder add(
        String key, Setting.Type type, @Nullable Object initial, String description) {
      settings.add(new Setting(key, type, description, false, initial, null));
      return this;
    }

    private Builder addNested(
        String key, Setting.Type type, SettingsSchema nested, String description) {
      settings.add(new Setting(key, type, description, false, null, nested));
      return this;
    }
  }
}
