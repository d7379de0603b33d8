package im.gangway.email.imap.wire;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * What a server is asked: text that follows the tag, and pieces that follow when the server says
 * {@code +}.
 */
public final class ImapCommand {
  private final String text;
  private final List<byte[]> later;
  private final int literalBytes;
  private final boolean isIdle;

  private ImapCommand(String text, List<byte[]> later, int literalBytes, boolean isIdle) {
    if (text.chars().anyMatch(c -> c < ' ' || c > '~')) {
      throw new IllegalArgumentException("Not a line of printable ASCII");
    }
    this.text = text;
    this.later = List.copyOf(later);
    this.literalBytes = literalBytes;
    this.isIdle = isIdle;
  }

  /** A command of one line; strings in it must have been made by {@link #quoted}. */
  public static ImapCommand of(String text) {
    return new ImapCommand(text, List.of(), 0, false);
  }

  /** IDLE, which goes on until {@link ImapConnection#endIdle}. */
  public static ImapCommand idle() {
    return new ImapCommand("IDLE", List.of(), 0, true);
  }

  /** With a line for the server's next {@code +}. */
  public ImapCommand then(String line) {
    return thenBytes((line + "\r\n").getBytes(StandardCharsets.UTF_8));
  }

  /** With a literal at its end and nothing behind it. */
  public ImapCommand literal(byte[] bytes) {
    byte[] closed = new byte[bytes.length + 2];
    System.arraycopy(bytes, 0, closed, 0, bytes.length);
    closed[bytes.length] = '\r';
    closed[bytes.length + 1] = '\n';
    return new ImapCommand(text + " {" + bytes.length + '}', later, literalBytes, isIdle)
        .thenBytes(closed);
  }

  /** With room for literals in the answer. */
  public ImapCommand expecting(int bytes) {
    return new ImapCommand(text, later, bytes, isIdle);
  }

  private ImapCommand thenBytes(byte[] piece) {
    List<byte[]> pieces = new ArrayList<>(later);
    pieces.add(piece);
    return new ImapCommand(text, pieces, literalBytes, isIdle);
  }

  /**
   * A string as it is written in a command.
   *
   * @throws IllegalArgumentException unless it is of printable ASCII
   */
  public static String quoted(String string) {
    if (string.chars().anyMatch(c -> c < ' ' || c > '~')) {
      throw new IllegalArgumentException("Not a string of printable ASCII");
    }
    return '"' + string.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  String text() {
    return text;
  }

  List<byte[]> later() {
    return later;
  }

  int literalBytes() {
    return literalBytes;
  }

  boolean isIdle() {
    return isIdle;
  }

  /** The verb only: the rest may be a secret. */
  @Override
  public String toString() {
    int end = text.indexOf(' ');
    return end < 0 ? text : text.substring(0, end);
  }
}
