package im.gangway.core.operator;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * Reads and writes texts on a socket that the other side may not starve: within a time and a size.
 * One thread.
 */
final class SocketText implements AutoCloseable {
  private static final int CHUNK = 16 * 1024;

  private final SocketChannel channel;
  private final Selector selector;
  private final SelectionKey key;

  SocketText(SocketChannel channel) throws IOException {
    this.channel = channel;
    this.selector = Selector.open();
    channel.configureBlocking(false);
    this.key = channel.register(selector, 0);
  }

  /**
   * Reads up to a line's end, or up to the end of all if no line is wanted.
   *
   * @throws IOException if it takes too long, is too much, or ends before the line does
   */
  String read(boolean line, int mostBytes, Duration longest) throws IOException {
    ByteArrayOutputStream read = new ByteArrayOutputStream();
    ByteBuffer chunk = ByteBuffer.allocate(CHUNK);
    long end = System.nanoTime() + longest.toNanos();
    while (true) {
      await(SelectionKey.OP_READ, end);
      int count = channel.read(chunk);
      if (count < 0) {
        return ended(line, read);
      }
      read.write(chunk.array(), 0, count);
      if (read.size() > mostBytes) {
        throw new IOException("More than " + mostBytes + " bytes.");
      }
      if (line && count > 0 && chunk.get(count - 1) == '\n') {
        return read.toString(StandardCharsets.UTF_8).stripTrailing();
      }
      chunk.clear();
    }
  }

  private static String ended(boolean line, ByteArrayOutputStream read) throws IOException {
    if (line) {
      throw new IOException("It ended before the end of a line.");
    }
    return read.toString(StandardCharsets.UTF_8);
  }

  void write(String text, Duration longest) throws IOException {
    ByteBuffer bytes = StandardCharsets.UTF_8.encode(text);
    long end = System.nanoTime() + longest.toNanos();
    while (bytes.hasRemaining()) {
      await(SelectionKey.OP_WRITE, end);
      channel.write(bytes);
    }
  }

  private void await(int operation, long end) throws IOException {
    long left = (end - System.nanoTime()) / 1_000_000;
    key.interestOps(operation);
    selector.selectedKeys().clear();
    if (left <= 0 || selector.select(left) == 0) {
      throw new IOException("The other side took too long.");
    }
  }

  @Override
  public void close() throws IOException {
    selector.close();
    channel.close();
  }
}
