package im.gangway.irc.wire;

import im.gangway.irc.line.IrcLine;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * Cuts a byte stream into lines at LF or CR LF. Each line by itself is UTF-8 or else in the
 * fallback charset, so one odd line never harms the next. NUL is left out, empty lines are skipped,
 * the rest of an over-long line is thrown away. One per connection, used by its I/O thread only.
 */
final class LineDecoder {
  /** Tags as large as servers may send them, and eight times the classic line. */
  static final int MAX_BYTES = IrcLine.MAX_TAG_BYTES + 4096;

  private static final int FIRST_SIZE = 512;
  private static final int KEPT_SIZE = 2048;

  private final Charset fallback;
  private final CharsetDecoder utf8 =
      StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT);
  private byte[] line = new byte[FIRST_SIZE];
  private int length;
  private boolean truncated;

  LineDecoder(Charset fallback) {
    this.fallback = fallback;
  }

  void feed(ByteBuffer bytes, Consumer<DecodedLine> lines) {
    while (bytes.hasRemaining()) {
      byte b = bytes.get();
      if (b == '\n') {
        end(lines);
      } else if (b != 0) {
        add(b);
      }
    }
  }

  private void add(byte b) {
    if (length == MAX_BYTES) {
      truncated = truncated || b != '\r';
      return;
    }
    if (length == line.length) {
      line = Arrays.copyOf(line, Math.min(MAX_BYTES, 2 * length));
    }
    line[length++] = b;
  }

  private void end(Consumer<DecodedLine> lines) {
    int end = length > 0 && line[length - 1] == '\r' ? length - 1 : length;
    String text = text(end);
    boolean wasTruncated = truncated;
    reset();
    if (!text.isEmpty()) {
      lines.accept(new DecodedLine(text, wasTruncated));
    }
  }

  private void reset() {
    length = 0;
    truncated = false;
    if (line.length > KEPT_SIZE) {
      line = new byte[FIRST_SIZE];
    }
  }

  private String text(int end) {
    int whole = truncated ? wholeCodePoints(end) : end;
    try {
      CharBuffer chars = utf8.reset().decode(ByteBuffer.wrap(line, 0, whole));
      return chars.toString();
    } catch (CharacterCodingException notUtf8) {
      return new String(line, 0, end, fallback);
    }
  }

  /**
   * The end before a code point that the bound cut into two, so that the line does not look
   * ill-formed for that.
   */
  private int wholeCodePoints(int end) {
    int at = end;
    while (at > 0 && end - at < 3 && (line[at - 1] & 0xC0) == 0x80) {
      at--;
    }
    return at > 0 && (line[at - 1] & 0xC0) == 0xC0 ? at - 1 : end;
  }
}
