package im.gangway.core.config;

import im.gangway.transport.Setting;
import im.gangway.transport.Settings;
import im.gangway.transport.SettingsSchema;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads the keys that a transport declares for its block. */
final class SettingsReader {
  static final Settings NONE = new Settings(SettingsSchema.NONE, Map.of());

  private final ConfigProblems problems;

  SettingsReader(ConfigProblems problems) {
    this.problems = problems;
  }

  /** The block's settings; none when a problem with them was noted. */
  Settings read(ConfigBlock block, SettingsSchema schema) {
    int before = problems.count();
    Map<String, Object> values = new HashMap<>();
    for (Setting setting : schema.settings()) {
      value(block, setting).ifPresent(value -> values.put(setting.key(), value));
    }
    block.refuseOthers();
    return problems.count() == before ? new Settings(schema, values) : NONE;
  }

  private Optional<Object> value(ConfigBlock block, Setting setting) {
    SettingsSchema nested = setting.nested();
    boolean given = block.has(setting.key());
    if (nested == null) {
      return single(block, setting);
    }
    if (!given && setting.required()) {
      block.wrong(setting.key(), "is missing", setting.description());
    }
    // A section that is not given is read as well: keys that it requires are missing then.
    return Optional.of(nested(block, setting, nested));
  }

  private static Optional<Object> single(ConfigBlock block, Setting setting) {
    ValueKind<?> kind = kind(setting.type());
    if (setting.required() && !block.has(setting.key())) {
      block.wrong(
          setting.key(), "is missing; it must be " + kind.expected(), setting.description());
    }
    return block.find(setting.key(), kind).map(value -> value);
  }

  private static ValueKind<?> kind(Setting.Type type) {
    return switch (type) {
      case TEXT, SECRET -> ValueKind.TEXT;
      case FLAG -> ValueKind.FLAG;
      case NUMBER -> ValueKind.number(Integer.MIN_VALUE, Integer.MAX_VALUE, "a whole number");
      case DECIMAL -> ValueKind.DECIMAL;
      case PORT -> ValueKind.PORT;
      case DURATION -> ValueKind.DURATION;
      case TEXTS -> ValueKind.TEXTS;
      case SECTION, NAMED_SECTIONS, SECTION_LIST ->
          throw new IllegalArgumentException("A section is not a single value: " + type);
    };
  }

  private Object nested(ConfigBlock block, Setting setting, SettingsSchema schema) {
    return switch (setting.type()) {
      case NAMED_SECTIONS -> {
        Map<String, Settings> named = new TreeMap<>();
        block
            .namedBlocks(setting.key())
            .forEach((name, section) -> named.put(name, read(section, schema)));
        yield named;
      }
      case SECTION_LIST -> {
        List<Settings> sections = new ArrayList<>();
        block.blockList(setting.key()).forEach(section -> sections.add(read(section, schema)));
        yield sections;
      }
      default -> read(block.block(setting.key()), schema);
    };
  }
}
