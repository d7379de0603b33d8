package im.gangway.core.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** One accepted connection in the hands of a {@link RawScript}. Not thread-safe. */
public final class RawLink {
  private final Socket socket;
  private final InputStream in;

  RawLink(Socket socket) throws IOException {
    this.socket = socket;
    this.in = socket.getInputStream();
  }

  /** Sends the text in UTF-8 as one write. */
  public void write(String text) throws IOException {
    write(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Sends the bytes as one write. */
  public void write(byte[] bytes) throws IOException {
    socket.getOutputStream().write(bytes);
  }

  /** Sends the text in UTF-8, each byte in a write (and segment) of its own. */
  public void writeBytewise(String text) throws IOException {
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      socket.getOutputStream().write(b);
    }
  }

  /** Reads until the text was seen or the peer closed; returns all that was read. */
  public String readUntil(String text) throws IOException {
    ByteArrayOutputStream read = new ByteArrayOutputStream();
    int b = in.read();
    while (b >= 0) {
      read.write(b);
      if (b == text.charAt(text.length() - 1)
          && read.toString(StandardCharsets.UTF_8).endsWith(text)) {
        break;
      }
      b = in.read();
    }
    return read.toString(StandardCharsets.UTF_8);
  }

  /** Reads until the peer closes; returns all that came before. A reset counts as a close. */
  public String readToEnd() {
    ByteArrayOutputStream read = new ByteArrayOutputStream();
    try {
      in.transferTo(read);
    } catch (IOException e) {
      // A reset ends the text as well.
    }
    return read.toString(StandardCharsets.UTF_8);
  }

  /** Resets the connection (RST instead of FIN). */
  public void reset() throws IOException {
    socket.setSoLinger(true, 0);
    socket.close();
  }
}
