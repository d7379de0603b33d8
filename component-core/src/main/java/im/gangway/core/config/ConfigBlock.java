package im.gangway.core.config;

import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueFactory;
import com.typesafe.config.ConfigValueType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A block of the file while it is read: what was asked for is what may be there. For one thread.
 *
 * <p>A key that is null counts as absent. A value of the wrong kind is noted as a problem and
 * counts as absent too, so that reading goes on and finds the others.
 */
final class ConfigBlock {
  private final String path;
  private final ConfigObject object;
  private final ConfigProblems problems;
  private final Set<String> known = new TreeSet<>();

  ConfigBlock(String path, ConfigObject object, ConfigProblems problems) {
    this.path = path;
    this.object = object;
    this.problems = problems;
  }

  /** The value of an optional key. */
  <T> Optional<T> find(String key, ValueKind<T> kind) {
    return value(key).flatMap(value -> read(key, value, kind));
  }

  /** The value of a key that must be there; the placeholder when that is noted as a problem. */
  <T> T require(String key, ValueKind<T> kind, T placeholder) {
    if (value(key).isEmpty()) {
      problems.add(
          object.origin(), pathOf(key), "is missing; it must be " + kind.expected(), kind.advice());
    }
    return find(key, kind).orElse(placeholder);
  }

  private <T> Optional<T> read(String key, ConfigValue value, ValueKind<T> kind) {
    try {
      return Optional.of(kind.reader().apply(value));
    } catch (ConfigException | IllegalArgumentException | ArithmeticException e) {
      wrong(key, "must be " + kind.expected(), kind.advice());
      return Optional.empty();
    }
  }

  /** A nested block; an empty one when it is not there. */
  ConfigBlock block(String key) {
    ConfigValue value = value(key).orElse(null);
    return nested(key, pathOf(key), value);
  }

  /** Nested blocks by names that are not known before. */
  Map<String, ConfigBlock> namedBlocks(String key) {
    Map<String, ConfigBlock> blocks = new TreeMap<>();
    ConfigBlock parent = block(key);
    parent.object.forEach(
        (name, value) -> {
          ConfigBlock named = parent.block(name);
          if (value instanceof ConfigObject) {
            blocks.put(name, named);
          }
        });
    return blocks;
  }

  /** A list of nested blocks. */
  List<ConfigBlock> blockList(String key) {
    ConfigValue value = value(key).orElse(null);
    List<ConfigBlock> blocks = new ArrayList<>();
    if (value instanceof ConfigList list) {
      for (ConfigValue item : list) {
        blocks.add(nested(key, pathOf(key) + "[" + blocks.size() + "]", item));
      }
    } else if (value != null) {
      wrong(key, "must be a list of blocks", "Write it like [ { ... }, { ... } ].");
    }
    return blocks;
  }

  private ConfigBlock nested(String key, String nestedPath, @Nullable ConfigValue value) {
    if (value instanceof ConfigObject nested) {
      return new ConfigBlock(nestedPath, nested, problems);
    }
    if (value != null) {
      wrong(key, "must be a block", "Write it like " + key + " { ... }.");
    }
    ConfigObject none = ConfigValueFactory.fromMap(Map.of()).withOrigin(object.origin());
    return new ConfigBlock(nestedPath, none, problems);
  }

  /** This block, and below each of its keys what the other has for it. */
  ConfigBlock over(ConfigBlock fallback) {
    return new ConfigBlock(path, object.withFallback(fallback.object), problems);
  }

  boolean isEmpty() {
    return object.isEmpty();
  }

  boolean has(String key) {
    return value(key).isPresent();
  }

  private Optional<ConfigValue> value(String key) {
    known.add(key);
    return Optional.ofNullable(object.get(key))
        .filter(value -> value.valueType() != ConfigValueType.NULL);
  }

  /** Notes a problem with the value of a key. */
  void wrong(String key, String text, String advice) {
    ConfigValue value = object.get(key);
    problems.add(value == null ? object.origin() : value.origin(), pathOf(key), text, advice);
  }

  /** Notes a problem with the block as a whole. */
  void wrong(String text, String advice) {
    problems.add(object.origin(), path, text, advice);
  }

  /** Notes every key that was never asked for; to be called when all others were. */
  void refuseOthers() {
    object.forEach(
        (key, value) -> {
          if (!known.contains(key)) {
            problems.add(value.origin(), pathOf(key), "is not a known key", advice(key));
          }
        });
  }

  private String advice(String key) {
    return NearestWord.of(key, known)
        .map(nearest -> "Did you mean '" + nearest + "'? Known here: " + String.join(", ", known))
        .orElse("Remove it: nothing is known here")
        .concat(".");
  }

  private String pathOf(String key) {
    return path.isEmpty() ? key : path + "." + key;
  }
}
