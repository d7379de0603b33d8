package im.gangway.core.vault;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The keys that credentials are sealed with, read once from a file outside the database.
 *
 * <p>Each line of the file is {@code kid:base64(32 bytes)}. The first is the current key, which
 * seals; the others only open what they sealed. Thread-safe.
 */
public final class Keyring {
  private final VaultKey current;
  private final Map<String, VaultKey> keys;

  private Keyring(VaultKey current, Map<String, VaultKey> keys) {
    this.current = current;
    this.keys = Map.copyOf(keys);
  }

  /**
   * Reads the key file, or creates it with mode 0600 when nothing was ever sealed.
   *
   * @param sealedValuesExist whether the database holds sealed values; a new key could not open
   *     them, so a missing file is an error then and nothing is created
   * @throws KeyFileException if the file is missing, open to others, another user's, or damaged
   */
  public static Keyring open(Path file, boolean sealedValuesExist) throws KeyFileException {
    return open(new KeyFile(file), sealedValuesExist);
  }

  /**
   * Reads the key file, and never creates it.
   *
   * @throws KeyFileException if the file is missing or cannot be used
   */
  public static Keyring read(Path file) throws KeyFileException {
    return open(new KeyFile(file), true);
  }

  /**
   * These keys behind a new one that seals from now on; the file has been replaced by them. Blocks.
   *
   * @throws KeyFileException if the file cannot be written; it is as it was then
   */
  public Keyring withNewKey(Path file) throws KeyFileException {
    VaultKey fresh = VaultKey.random(new SecureRandom());
    Map<String, VaultKey> all = new LinkedHashMap<>();
    all.put(fresh.id(), fresh);
    keys.forEach(all::putIfAbsent);
    return replaced(file, fresh, all);
  }

  /**
   * Only those keys, and the one that seals; the file has been replaced by them. Blocks.
   *
   * @throws KeyFileException if the file cannot be written; it is as it was then
   */
  public Keyring retaining(Path file, Set<String> ids) throws KeyFileException {
    Map<String, VaultKey> kept = new LinkedHashMap<>();
    kept.put(current.id(), current);
    keys.forEach(
        (id, key) -> {
          if (ids.contains(id)) {
            kept.putIfAbsent(id, key);
          }
        });
    return replaced(file, current, kept);
  }

  private static Keyring replaced(Path file, VaultKey first, Map<String, VaultKey> all)
      throws KeyFileException {
    new KeyFile(file).replace(all.values().stream().map(VaultKey::line).toList());
    return new Keyring(first, all);
  }

  /** The id of the key that seals. */
  public String currentId() {
    return current.id();
  }

  /** The ids of all keys. */
  public Set<String> ids() {
    return Set.copyOf(keys.keySet());
  }

  static Keyring open(KeyFile file, boolean sealedValuesExist) throws KeyFileException {
    Optional<List<String>> lines = file.lines();
    if (lines.isPresent()) {
      return parse(file, lines.get());
    }
    if (sealedValuesExist) {
      throw new KeyFileException(
          file
              + " is missing, but the database holds credentials that were sealed with it:"
              + " put the file back from its backup. If it is lost, create a new one by hand;"
              + " users must then enter their passwords again.");
    }
    VaultKey key = VaultKey.random(new SecureRandom());
    file.create(key.line());
    return new Keyring(key, Map.of(key.id(), key));
  }

  private static Keyring parse(KeyFile file, List<String> lines) throws KeyFileException {
    Map<String, VaultKey> keys = new LinkedHashMap<>();
    for (int i = 0; i < lines.size(); i++) {
      if (!lines.get(i).isBlank()) {
        VaultKey key = parse(file, i + 1, lines.get(i).strip());
        if (keys.putIfAbsent(key.id(), key) != null) {
          throw new KeyFileException(damaged(file, i + 1, "repeats the key id " + key.id()));
        }
      }
    }
    if (keys.isEmpty()) {
      throw new KeyFileException(
          file
              + " holds no key: put it back from its backup, or delete it if nothing was ever"
              + " sealed with it.");
    }
    return new Keyring(keys.values().iterator().next(), keys);
  }

  private static VaultKey parse(KeyFile file, int number, String line) throws KeyFileException {
    try {
      return VaultKey.parse(line);
    } catch (IllegalArgumentException e) {
      throw new KeyFileException(damaged(file, number, String.valueOf(e.getMessage())));
    }
  }

  private static String damaged(KeyFile file, int number, String what) {
    return file + ", line " + number + " " + what + ": put the file back from its backup.";
  }

  VaultKey current() {
    return current;
  }

  /** Whether it has a key. */
  public boolean has(String id) {
    return find(id).isPresent();
  }

  Optional<VaultKey> find(String id) {
    return Optional.ofNullable(keys.get(id));
  }

  @Override
  public String toString() {
    return "Keyring[current=" + current.id() + ", keys=" + keys.size() + "]";
  }
}
