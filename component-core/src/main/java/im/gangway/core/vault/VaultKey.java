package im.gangway.core.vault;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Pattern;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** One 256-bit key and the id that sealed values carry to name it. */
final class VaultKey {
  static final int ID_BYTES = 4;
  private static final int KEY_BYTES = 32;
  private static final Pattern ID = Pattern.compile("[0-9a-f]{8}");

  private final String id;
  private final byte[] bytes;

  private VaultKey(String id, byte[] bytes) {
    this.id = id;
    this.bytes = bytes;
  }

  static VaultKey random(SecureRandom random) {
    byte[] id = new byte[ID_BYTES];
    byte[] key = new byte[KEY_BYTES];
    random.nextBytes(id);
    random.nextBytes(key);
    return new VaultKey(HexFormat.of().formatHex(id), key);
  }

  /**
   * Reads {@code kid:base64}.
   *
   * @throws IllegalArgumentException with the reason and without the line
   */
  static VaultKey parse(String line) {
    int colon = line.indexOf(':');
    if (colon < 0 || !ID.matcher(line.substring(0, colon)).matches()) {
      throw new IllegalArgumentException(
          "does not start with a key id of eight hex digits and ':'");
    }
    return new VaultKey(line.substring(0, colon), decode(line.substring(colon + 1)));
  }

  private static byte[] decode(String base64) {
    byte[] bytes;
    try {
      bytes = Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException e) {
      // The decoder's message quotes characters of the key: it must not be passed on.
      throw new IllegalArgumentException("holds a key that is not base64");
    }
    if (bytes.length != KEY_BYTES) {
      throw new IllegalArgumentException(
          "holds a key of " + bytes.length + " bytes instead of " + KEY_BYTES);
    }
    return bytes;
  }

  String line() {
    return id + ":" + Base64.getEncoder().encodeToString(bytes);
  }

  String id() {
    return id;
  }

  byte[] idBytes() {
    return HexFormat.of().parseHex(id);
  }

  SecretKey secret() {
    return new SecretKeySpec(bytes, "AES");
  }

  @Override
  public String toString() {
    return "VaultKey[" + id + "]";
  }
}
