package im.gangway.irc.testing;

import im.gangway.irc.line.BadLineException;
import im.gangway.irc.line.IrcLine;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One connection of {@link TinyIrcd}: its bytes both ways and who it is. Used on the server's
 * thread only.
 */
final class TinyClient {
  final SelectionKey key;
  final Set<String> caps = new HashSet<>();
  String nick = "*";
  String user = "";
  String realname = "";
  String password = "";
  String account = "";
  String away = "";
  StringBuilder sasl = new StringBuilder();
  boolean negotiating;
  boolean registered;
  boolean leaving;
  private final SocketChannel channel;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();
  private final Deque<ByteBuffer> out = new ArrayDeque<>();

  TinyClient(SocketChannel channel, SelectionKey key) {
    this.channel = channel;
    this.key = key;
  }

  String mask() {
    return nick + "!" + user + "@client.test";
  }

  /** Queues a line; the loop writes it. */
  void send(String text) {
    send((text + "\r\n").getBytes(StandardCharsets.UTF_8));
  }

  /** Queues bytes as they are. */
  void send(byte[] bytes) {
    out.add(ByteBuffer.wrap(bytes));
    if (key.isValid()) {
      key.interestOpsOr(SelectionKey.OP_WRITE);
    }
  }

  /** How much waits to be written. */
  int unsent() {
    return out.size();
  }

  /** Reads what is there. @return false at the end of the stream */
  boolean read(ByteBuffer shared, Consumer<IrcLine> lines) throws IOException {
    shared.clear();
    int count = channel.read(shared);
    shared.flip();
    while (shared.hasRemaining()) {
      byte b = shared.get();
      if (b == '\n') {
        String text = line.toString(StandardCharsets.UTF_8);
        line.reset();
        parse(text, lines);
      } else {
        line.write(b);
      }
    }
    return count >= 0;
  }

  /** Writes what the socket takes, many lines at a time. */
  void write() throws IOException {
    ByteBuffer[] batch = out.stream().limit(512).toArray(ByteBuffer[]::new);
    channel.write(batch);
    while (!out.isEmpty() && !head().hasRemaining()) {
      out.remove();
    }
    if (out.isEmpty()) {
      key.interestOpsAnd(~SelectionKey.OP_WRITE);
      if (leaving) {
        close();
      }
    }
  }

  void close() {
    try {
      channel.close();
    } catch (IOException already) {
      key.cancel();
    }
  }

  private ByteBuffer head() {
    @Nullable ByteBuffer head = out.peek();
    return head == null ? ByteBuffer.allocate(0) : head;
  }

  private static void parse(String text, Consumer<IrcLine> lines) {
    try {
      lines.accept(IrcLine.parse(text));
    } catch (BadLineException empty) {
      return;
    }
  }
}
