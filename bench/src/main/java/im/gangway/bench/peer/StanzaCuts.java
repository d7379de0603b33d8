package im.gangway.bench.peer;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * Cuts the stream of a gateway that is trusted to send well-formed XML into stanzas. Not
 * thread-safe.
 */
final class StanzaCuts {
  private final Consumer<Stanza> stanzas;
  private byte[] held = new byte[1 << 16];
  private int length;
  private int start;
  private int depth;
  private byte quote;
  private boolean inTag;
  private int tagStart;

  StanzaCuts(Consumer<Stanza> stanzas) {
    this.stanzas = stanzas;
  }

  void feed(byte[] bytes, int count) {
    if (length + count > held.length) {
      makeRoom(count);
    }
    System.arraycopy(bytes, 0, held, length, count);
    int from = length;
    length += count;
    for (int at = from; at < length; at++) {
      step(held[at], at);
    }
    if (start == length) {
      start = 0;
      length = 0;
    }
  }

  private void makeRoom(int count) {
    int kept = length - start;
    byte[] room = kept + count > held.length ? new byte[2 * (kept + count)] : held;
    System.arraycopy(held, start, room, 0, kept);
    Arrays.fill(room, kept, room.length, (byte) 0);
    tagStart -= start;
    held = room;
    start = 0;
    length = kept;
  }

  private void step(byte b, int at) {
    if (!inTag) {
      if (b == '<') {
        inTag = true;
        tagStart = at;
      }
    } else if (quote != 0) {
      quote = b == quote ? 0 : quote;
    } else if (b == '"' || b == '\'') {
      quote = b;
    } else if (b == '>') {
      inTag = false;
      tagDone(at);
    }
  }

  private void tagDone(int end) {
    byte first = held[tagStart + 1];
    if (first == '?') {
      start = end + 1;
      return;
    }
    boolean empty = held[end - 1] == '/';
    if (first == '/') {
      depth--;
    } else if (!empty) {
      depth++;
    }
    boolean header = depth == 1 && first != '/' && !empty;
    boolean stanza = depth == 1 && !header;
    if (header || stanza || depth == 0) {
      stanzas.accept(new Stanza(text(end + 1)));
      start = end + 1;
    }
  }

  private String text(int end) {
    return new String(held, start, end - start, StandardCharsets.UTF_8);
  }
}
