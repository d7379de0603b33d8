package im.gangway.core.xml;

import java.security.SecureRandom;
import java.util.HexFormat;

/** Ids of stanzas, 128 bits that nobody can guess. Thread-safe. */
public final class StanzaIds {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int BYTES = 16;

  /** Drawn for many ids at a time, which costs little more than for one. */
  private static final byte[] DRAWN = new byte[64 * BYTES];

  private static int used = DRAWN.length;

  private StanzaIds() {}

  /** A new id. */
  public static synchronized String next() {
    if (used == DRAWN.length) {
      RANDOM.nextBytes(DRAWN);
      used = 0;
    }
    used += BYTES;
    return HexFormat.of().formatHex(DRAWN, used - BYTES, used);
  }
}
