package im.gangway.bench.peer;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A client's connection: what is known of the client, and bytes in both ways. Of the loop only. */
final class IrcLink {
  final List<IrcRoom> rooms = new ArrayList<>();
  String nick = "*";
  boolean negotiating;
  boolean userGiven;
  boolean registered;
  boolean echoes;

  private final SocketChannel channel;
  private final SelectionKey key;
  private byte[] in = new byte[1024];
  private int inLength;
  private byte[] out = new byte[1024];
  private int outLength;

  IrcLink(SocketChannel channel, SelectionKey key) {
    this.channel = channel;
    this.key = key;
  }

  interface Lines {
    void line(IrcLink from, String line);
  }

  /** The client's address as others see it. */
  String source() {
    return nick + "!" + nick + "@client.bench";
  }

  /** Reads what is there; false at the end. */
  boolean read(ByteBuffer buffer, Lines lines) throws IOException {
    buffer.clear();
    int count = channel.read(buffer);
    for (int i = 0; i < count; i++) {
      byte b = buffer.get(i);
      if (b == '\n') {
        lines.line(this, new String(in, 0, inLength, StandardCharsets.UTF_8));
        inLength = 0;
      } else if (b != '\r') {
        in = inLength == in.length ? Arrays.copyOf(in, 2 * inLength) : in;
        in[inLength++] = b;
      }
    }
    return count >= 0;
  }

  /** Keeps a line until the loop's turn ends. */
  void send(String line) {
    byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
    int needed = outLength + bytes.length + 2;
    if (needed > out.length) {
      out = Arrays.copyOf(out, Math.max(needed, 2 * out.length));
    }
    System.arraycopy(bytes, 0, out, outLength, bytes.length);
    out[needed - 2] = '\r';
    out[needed - 1] = '\n';
    outLength = needed;
  }

  boolean hasOutput() {
    return outLength > 0;
  }

  /** Writes what the socket takes; the loop is woken for the rest. */
  void flush() throws IOException {
    int written = channel.write(ByteBuffer.wrap(out, 0, outLength));
    System.arraycopy(out, written, out, 0, outLength - written);
    outLength -= written;
    key.interestOps(
        outLength > 0 ? SelectionKey.OP_READ | SelectionKey.OP_WRITE : SelectionKey.OP_READ);
  }
}
