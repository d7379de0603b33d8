package im.gangway.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * Judges the bytes that the gateway sends to an IRC server, line by line, and keeps only what is
 * wrong. Thread-safe.
 */
final class WireLines {
  private static final int MOST_FAULTS = 20;

  /** With the line end, without tags (RFC 1459 §2.3). */
  private static final int MOST_BYTES = 512;

  /** Tags with their @ and space, as much as a client may send. */
  private static final int MOST_TAG_BYTES = 4096;

  private final Queue<String> faults = new ConcurrentLinkedQueue<>();
  private final AtomicLong count = new AtomicLong();

  /** For one connection. */
  Reader reader(Consumer<String> listener) {
    return new Reader(listener);
  }

  /** How many lines there were. */
  long count() {
    return count.get();
  }

  void expectNoFaults() {
    assertThat(faults).isEmpty();
  }

  /** Reads one connection. Not thread-safe. */
  final class Reader {
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private final Consumer<String> listener;
    private volatile int mostBytes = MOST_BYTES;

    private Reader(Consumer<String> listener) {
      this.listener = listener;
    }

    /** The server has said that it takes such lines (ISUPPORT's LINELEN). */
    void allow(int bytes) {
      mostBytes = Math.max(mostBytes, bytes);
    }

    void take(byte[] chunk, int length) {
      for (int i = 0; i < length; i++) {
        line.write(chunk[i]);
        if (chunk[i] == '\n') {
          judge(line.toByteArray());
          line.reset();
        }
      }
    }

    private void judge(byte[] bytes) {
      count.incrementAndGet();
      String text = new String(bytes, StandardCharsets.UTF_8);
      String fault = fault(bytes, text, mostBytes);
      if (!fault.isEmpty() && faults.size() < MOST_FAULTS) {
        faults.add(fault + ": " + text);
      }
      listener.accept(text.strip());
    }
  }

  private static String fault(byte[] bytes, String text, int mostBytes) {
    String line = text.endsWith("\r\n") ? text.substring(0, text.length() - 2) : "\r";
    if (line.chars().anyMatch(c -> c == '\r' || c == 0)) {
      return "CR, LF or NUL in a line";
    }
    int tags = text.startsWith("@") ? tags(bytes) : 0;
    if (tags > MOST_TAG_BYTES || bytes.length - tags > mostBytes) {
      return bytes.length + " bytes, " + tags + " of tags";
    }
    if (!isUtf8(bytes)) {
      return "not UTF-8";
    }
    boolean meant = IrcWatch.isMeant(line);
    return meant ? "" : "a text became a command";
  }

  private static int tags(byte[] bytes) {
    int at = 0;
    while (at < bytes.length && bytes[at] != ' ') {
      at++;
    }
    return at + 1;
  }

  private static boolean isUtf8(byte[] bytes) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
      return true;
    } catch (CharacterCodingException bad) {
      return false;
    }
  }
}
