package im.gangway.email.pop;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;

/**
 * A connection over which no more comes than is allowed, since the library reads lines and lists
 * however long they are. One thread reads.
 */
final class BoundedSocket extends Socket {
  private volatile long left;

  /** How many bytes may come from now on. */
  void allow(long bytes) {
    left = bytes;
  }

  @Override
  public InputStream getInputStream() throws IOException {
    return new Bounded(super.getInputStream());
  }

  private final class Bounded extends FilterInputStream {
    Bounded(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      int value = super.read();
      if (value >= 0) {
        counted(1);
      }
      return value;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
      int count = super.read(bytes, from, length);
      return count < 0 ? count : counted(count);
    }

    // Only the reading thread counts, and between two steps the one that begins the next.
    @SuppressWarnings("NonAtomicVolatileUpdate")
    private int counted(int count) throws IOException {
      left -= count;
      if (left < 0) {
        throw new IOException("The server sends too much");
      }
      return count;
    }
  }
}
