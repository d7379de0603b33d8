package im.gangway.email.mail;

import java.io.ByteArrayInputStream;
import java.nio.charset.Charset;

/** Some of the bytes of a mail, without a copy; {@code to} is exclusive. */
record Slice(byte[] bytes, int from, int to) {
  int length() {
    return to - from;
  }

  Slice between(int start, int end) {
    return new Slice(bytes, start, Math.max(start, end));
  }

  Slice first(int count) {
    return length() <= count ? this : between(from, from + count);
  }

  /** Where the line that starts at an index ends: behind its line feed. */
  int lineEnd(int start) {
    for (int i = start; i < to; i++) {
      if (bytes[i] == '\n') {
        return i + 1;
      }
    }
    return to;
  }

  /** The end of a line without its line feed and carriage return. */
  int contentEnd(int start, int lineEnd) {
    int end = lineEnd;
    if (end > start && bytes[end - 1] == '\n') {
      end--;
    }
    return end > start && bytes[end - 1] == '\r' ? end - 1 : end;
  }

  String text(Charset charset) {
    return new String(bytes, from, length(), charset);
  }

  ByteArrayInputStream stream() {
    return new ByteArrayInputStream(bytes, from, length());
  }
}
