package im.gangway.core.xml;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;

/** Ids of stanzas, 128 bits that nobody can guess. Thread-safe. */
public final class StanzaIds {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int BYTES = 16;
  private static final int TIME_BYTES = 6;

  /** Drawn for many ids at a time, which costs little more than for one. */
  private static final byte[] DRAWN = new byte[64 * BYTES];

  private static int used = DRAWN.length;

  private StanzaIds() {}

  /** A new id. */
  public static String next() {
    return HexFormat.of().formatHex(draw());
  }

  /**
   * A new id that begins with the time, as those of RFC 9562 §5.7 do: rows whose ids follow one
   * another lie together in an index, and a commit writes fewer of its pages. 80 bits of it nobody
   * can guess.
   */
  public static String nextInOrder(Instant now) {
    byte[] id = draw();
    ByteBuffer time = ByteBuffer.allocate(Long.BYTES).putLong(0, now.toEpochMilli());
    time.get(Long.BYTES - TIME_BYTES, id, 0, TIME_BYTES);
    return HexFormat.of().formatHex(id);
  }

  private static synchronized byte[] draw() {
    if (used == DRAWN.length) {
      RANDOM.nextBytes(DRAWN);
      used = 0;
    }
    used += BYTES;
    return Arrays.copyOfRange(DRAWN, used - BYTES, used);
  }
}
