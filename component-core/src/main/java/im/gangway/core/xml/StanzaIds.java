package im.gangway.core.xml;

import java.security.SecureRandom;
import java.util.HexFormat;

/** Ids of stanzas, 128 bits that nobody can guess. Thread-safe. */
public final class StanzaIds {
  private static final SecureRandom RANDOM = new SecureRandom();

  private StanzaIds() {}

  /** A new id. */
  public static String next() {
    byte[] bits = new byte[16];
    RANDOM.nextBytes(bits);
    return HexFormat.of().formatHex(bits);
  }
}
