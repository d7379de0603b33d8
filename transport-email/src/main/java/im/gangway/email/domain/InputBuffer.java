package im.gangway.email.domain;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Optional;

/**
 * Cuts what a mail server sends into command lines and mails; of a mail that is too large only the
 * end is looked for. For one thread at a time.
 */
final class InputBuffer {
  /** With room for long addresses and DSN parameters (RFC 5321 §4.5.3.1.4, RFC 3461). */
  private static final int MAX_LINE = 4096;

  private final int maxBytes;
  private byte[] waiting = new byte[0];
  private int at;
  private final ByteArrayOutputStream mail = new ByteArrayOutputStream();
  private boolean isAtLineStart = true;
  private boolean isTooLarge;
  private long mailLength;
  private int lastButOne;
  private int last;

  /**
   * A mail without the dots that were put before lines.
   *
   * @param isTooLarge whether it is cut
   */
  // An array: contents are passed on, never compared.
  @SuppressWarnings("ArrayRecordComponent")
  record Content(byte[] bytes, boolean isTooLarge) {}

  InputBuffer(int maxBytes) {
    this.maxBytes = maxBytes;
  }

  void add(byte[] bytes) {
    int rest = waiting.length - at;
    byte[] all = Arrays.copyOfRange(waiting, at, at + rest + bytes.length);
    System.arraycopy(bytes, 0, all, rest, bytes.length);
    waiting = all;
    at = 0;
  }

  /** A command without its line end, if it is there whole. */
  Optional<byte[]> line() {
    int end = indexOfLineFeed();
    if (end < 0) {
      return Optional.empty();
    }
    int stop = end > at && waiting[end - 1] == '\r' ? end - 1 : end;
    byte[] line = Arrays.copyOfRange(waiting, at, Math.min(stop, at + MAX_LINE));
    at = end + 1;
    return Optional.of(line);
  }

  boolean isLineTooLong() {
    return waiting.length - at > MAX_LINE;
  }

  /** A mail, if its end is there. */
  Optional<Content> mail() {
    for (int end = indexOfLineFeed(); end >= 0; end = indexOfLineFeed()) {
      int start = at;
      at = end + 1;
      if (isAtLineStart && isDot(start, end)) {
        return Optional.of(finish());
      }
      append(isAtLineStart && waiting[start] == '.' ? start + 1 : start, at);
      isAtLineStart = true;
    }
    takePart();
    return Optional.empty();
  }

  /** Long lines are not kept waiting until their end, but for what may be the last line. */
  private void takePart() {
    if (waiting.length - at > MAX_LINE) {
      int end = waiting.length - 1;
      append(isAtLineStart && waiting[at] == '.' ? at + 1 : at, end);
      at = end;
      isAtLineStart = false;
    }
  }

  /**
   * A dot between whole line ends only: where servers disagree about less, mails are smuggled in.
   */
  private boolean isDot(int start, int end) {
    boolean isWhole = end == start + 2 && waiting[start] == '.' && waiting[start + 1] == '\r';
    return isWhole && (mailLength == 0 || (lastButOne == '\r' && last == '\n'));
  }

  private void append(int start, int end) {
    for (int i = Math.max(start, end - 2); i < end; i++) {
      lastButOne = last;
      last = waiting[i];
    }
    mailLength += end - start;
    if (mailLength > maxBytes) {
      isTooLarge = true;
      mail.reset();
    } else {
      mail.write(waiting, start, end - start);
    }
  }

  private Content finish() {
    Content content = new Content(mail.toByteArray(), isTooLarge);
    mail.reset();
    isTooLarge = false;
    isAtLineStart = true;
    mailLength = 0;
    return content;
  }

  private int indexOfLineFeed() {
    for (int i = at; i < waiting.length; i++) {
      if (waiting[i] == '\n') {
        return i;
      }
    }
    return -1;
  }
}
