package im.gangway.core.vault;

import im.gangway.core.vault.SealedValueException.Reason;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;

/**
 * Seals and opens secret values with AES-256-GCM (NIST SP 800-38D), bound to their place.
 *
 * <p>A sealed value is {@code version (1) | key id (4) | nonce (12) | ciphertext and tag (16)}.
 * Nonces are random; 2^32 values a key is the bound. Thread-safe.
 */
public final class Sealer {
  private static final byte VERSION = 1;
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BYTES = 16;
  private static final int HEADER_BYTES = 1 + VaultKey.ID_BYTES + NONCE_BYTES;

  private volatile Keyring keyring;
  private final SecureRandom random;

  /** A sealer that seals with the keyring's current key and opens with all of them. */
  public Sealer(Keyring keyring) {
    this(keyring, new SecureRandom());
  }

  Sealer(Keyring keyring, SecureRandom random) {
    this.keyring = keyring;
    this.random = random;
  }

  /** The keys from now on. */
  public void use(Keyring changed) {
    keyring = changed;
  }

  /** The keys it has now. */
  public Keyring keyring() {
    return keyring;
  }

  /** The id of the key that a value was sealed with; empty for what is no sealed value. */
  public static String keyId(byte[] sealed) {
    return sealed.length < HEADER_BYTES
        ? ""
        : HexFormat.of().formatHex(sealed, 1, 1 + VaultKey.ID_BYTES);
  }

  /** The value as bytes that only {@link #open} at the same place turns back. */
  public byte[] seal(SealedPlace place, String value) {
    VaultKey key = keyring.current();
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    byte[] clear = value.getBytes(StandardCharsets.UTF_8);
    ByteBuffer sealed = ByteBuffer.allocate(HEADER_BYTES + clear.length + TAG_BYTES);
    sealed.put(VERSION).put(key.idBytes()).put(nonce);
    try {
      Cipher cipher = cipher(Cipher.ENCRYPT_MODE, key, nonce, place);
      cipher.doFinal(ByteBuffer.wrap(clear), sealed);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This Java has no working AES-256-GCM", e);
    }
    return sealed.array();
  }

  /**
   * The value that was sealed for this place.
   *
   * @throws SealedValueException if the key is not in the ring, or the bytes are not what was
   *     sealed for this place
   */
  public String open(SealedPlace place, byte[] sealed) throws SealedValueException {
    if (sealed.length < HEADER_BYTES + TAG_BYTES || sealed[0] != VERSION) {
      throw new SealedValueException(
          Reason.DAMAGED, "The stored bytes are not a sealed value of a known version.");
    }
    VaultKey key = keyOf(sealed);
    byte[] nonce = new byte[NONCE_BYTES];
    System.arraycopy(sealed, 1 + VaultKey.ID_BYTES, nonce, 0, NONCE_BYTES);
    try {
      Cipher cipher = cipher(Cipher.DECRYPT_MODE, key, nonce, place);
      byte[] clear = cipher.doFinal(sealed, HEADER_BYTES, sealed.length - HEADER_BYTES);
      return new String(clear, StandardCharsets.UTF_8);
    } catch (AEADBadTagException e) {
      throw new SealedValueException(
          Reason.DAMAGED,
          "The value was changed, copied from another place, or sealed with another key "
              + key.id()
              + ".");
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This Java has no working AES-256-GCM", e);
    }
  }

  private VaultKey keyOf(byte[] sealed) throws SealedValueException {
    String id = keyId(sealed);
    return keyring
        .find(id)
        .orElseThrow(
            () ->
                new SealedValueException(
                    Reason.UNKNOWN_KEY,
                    "It was sealed with key " + id + ", which is not in the key file."));
  }

  private static Cipher cipher(int mode, VaultKey key, byte[] nonce, SealedPlace place)
      throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, key.secret(), new GCMParameterSpec(TAG_BYTES * Byte.SIZE, nonce));
    cipher.updateAAD(place.associatedData());
    return cipher;
  }

  @Override
  public String toString() {
    return "Sealer[" + keyring + "]";
  }
}
