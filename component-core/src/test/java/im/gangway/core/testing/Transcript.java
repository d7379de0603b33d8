package im.gangway.core.testing;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Remembers the first bytes that came in on a connection and counts all of them. Thread-safe. */
final class Transcript extends FilterInputStream {
  private static final int KEPT = 64 * 1024;

  private byte[] kept = new byte[1024];
  private long count;

  Transcript(InputStream in) {
    super(in);
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int read = super.read(buffer, offset, length);
    if (read > 0) {
      keep(buffer, offset, read);
    }
    return read;
  }

  private synchronized void keep(byte[] buffer, int offset, int length) {
    int room = (int) Math.min(length, Math.max(0, KEPT - count));
    if (room > 0) {
      if (count + room > kept.length) {
        kept = Arrays.copyOf(kept, (int) Math.max(count + room, kept.length * 2L));
      }
      System.arraycopy(buffer, offset, kept, (int) count, room);
    }
    count += length;
  }

  synchronized String text() {
    return new String(kept, 0, (int) Math.min(count, KEPT), StandardCharsets.UTF_8);
  }

  synchronized long count() {
    return count;
  }
}
