package im.gangway.hostile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A server on loopback that speaks no IRC: says one of its speeches to each who comes, and hangs
 * up.
 */
final class BabblingServer implements AutoCloseable {
  private static final List<byte[]> SPEECHES =
      List.of(
          "HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n"
              .getBytes(StandardCharsets.US_ASCII),
          new byte[] {0x15, 3, 3, 0, 2, 2, 40},
          new byte[1 << 20],
          "x".repeat(1 << 20).getBytes(StandardCharsets.US_ASCII),
          ":a 001 x :hi\r\n:a 005 x PREFIX=(((( CHANMODES=,,,,,, NICKLEN=-9 LINELEN=99999999999\r\n"
              .getBytes(StandardCharsets.US_ASCII),
          new byte[0]);

  private final ServerSocket listener;

  BabblingServer() {
    try {
      listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread thread = new Thread(this::babble, "babbling-server");
    thread.setDaemon(true);
    thread.start();
  }

  int port() {
    return listener.getLocalPort();
  }

  /** How many different things it says, in turn. */
  static int speeches() {
    return SPEECHES.size();
  }

  private void babble() {
    for (int i = 0; !listener.isClosed(); i++) {
      try (Socket socket = listener.accept()) {
        socket.getOutputStream().write(SPEECHES.get(i % SPEECHES.size()));
        socket.shutdownOutput();
      } catch (IOException hungUp) {
        // The other end may close first, and this end may be closed: both are meant.
      }
    }
  }

  @Override
  public void close() throws IOException {
    listener.close();
  }
}
