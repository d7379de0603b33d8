package im.gangway.email.imap.wire;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/**
 * Cuts a stream of bytes into responses. Holds memory only while a response is incomplete. For one
 * thread.
 */
final class ResponseDecoder {
  private static final byte[] NOTHING = {};
  private static final int FIRST_SIZE = 256;
  private static final int MAX_LITERALS = 10_000;

  private final int lineLimit;
  private final int literalLimit;
  private final Consumer<ImapResponse> sink;
  private final List<String> parts = new ArrayList<>(1);
  private final List<byte[]> literals = new ArrayList<>(0);
  private byte[] buffer = NOTHING;
  private int used;
  private int lineBytes;
  private long literalBytes;
  private int literalSize = -1;
  private volatile int raisedLimit;

  ResponseDecoder(WireLimits limits, Consumer<ImapResponse> sink) {
    this.lineLimit = limits.lineBytes();
    this.literalLimit = limits.literalBytes();
    this.sink = sink;
  }

  /**
   * Lets literals be larger than usual, since they were asked for.
   *
   * @param bytes 0 for the usual limit
   */
  void expect(int bytes) {
    raisedLimit = bytes;
  }

  /** Whether a response has begun and not ended. */
  boolean isInside() {
    return used > 0 || literalSize >= 0 || !parts.isEmpty();
  }

  void decode(ByteBuffer bytes) throws ResponseException {
    while (bytes.hasRemaining()) {
      if (literalSize >= 0) {
        literal(bytes);
      } else {
        line(bytes);
      }
    }
  }

  private void literal(ByteBuffer bytes) {
    int count = Math.min(bytes.remaining(), literalSize - used);
    reserve(count, literalSize);
    bytes.get(buffer, used, count);
    used += count;
    endLiteral();
  }

  private void endLiteral() {
    if (used == literalSize) {
      literals.add(buffer.length == used ? buffer : Arrays.copyOf(buffer, used));
      literalSize = -1;
      release();
    }
  }

  private void line(ByteBuffer bytes) throws ResponseException {
    int end = indexOfNewline(bytes);
    int count = (end < 0 ? bytes.limit() : end) - bytes.position();
    lineBytes += count;
    if (lineBytes > lineLimit) {
      throw new ResponseException("A line of more than " + lineLimit + " bytes");
    }
    reserve(count, lineLimit);
    bytes.get(buffer, used, count);
    used += count;
    if (end >= 0) {
      bytes.get();
      endLine();
    }
  }

  private static int indexOfNewline(ByteBuffer bytes) {
    for (int at = bytes.position(); at < bytes.limit(); at++) {
      if (bytes.get(at) == '\n') {
        return at;
      }
    }
    return -1;
  }

  private void endLine() throws ResponseException {
    int length = used > 0 && buffer[used - 1] == '\r' ? used - 1 : used;
    String text = new String(buffer, 0, length, StandardCharsets.ISO_8859_1);
    release();
    int brace = text.endsWith("}") ? text.lastIndexOf('{') : -1;
    long announced = brace < 0 ? -1 : number(text.substring(brace + 1, text.length() - 1));
    if (announced < 0) {
      parts.add(text);
      emit();
      return;
    }
    requireAllowed(announced);
    int from = brace > 0 && text.charAt(brace - 1) == '~' ? brace - 1 : brace;
    parts.add(text.substring(0, from));
    literalSize = (int) announced;
    endLiteral();
  }

  private void requireAllowed(long announced) throws ResponseException {
    literalBytes += announced;
    if (literalBytes > Math.max(literalLimit, raisedLimit) || literals.size() >= MAX_LITERALS) {
      throw new ResponseException("A literal that is too large: " + announced);
    }
  }

  private void emit() {
    ImapResponse response = new ImapResponse(parts, literals);
    parts.clear();
    literals.clear();
    lineBytes = 0;
    literalBytes = 0;
    sink.accept(response);
  }

  private static long number(String digits) {
    if (digits.isEmpty() || digits.length() > 10) {
      return -1;
    }
    return digits.chars().allMatch(c -> c >= '0' && c <= '9') ? Long.parseLong(digits) : -1;
  }

  /** Grows with what has come, not with what was announced. */
  private void reserve(int more, int most) {
    int needed = used + more;
    if (needed > buffer.length) {
      int doubled = (int) Math.min(most, Math.max(FIRST_SIZE, 2L * buffer.length));
      buffer = Arrays.copyOf(buffer, Math.max(needed, doubled));
    }
  }

  private void release() {
    buffer = NOTHING;
    used = 0;
  }
}
