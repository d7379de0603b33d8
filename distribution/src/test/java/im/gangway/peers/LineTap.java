package im.gangway.peers;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.function.BiConsumer;

/**
 * A relay on loopback through which lines pass unchanged, and which tells about each before it
 * passes it on.
 */
public final class LineTap implements AutoCloseable {
  private final int target;
  private final BiConsumer<Boolean, String> listener;
  private final ServerSocket server;

  private LineTap(int target, BiConsumer<Boolean, String> listener) throws IOException {
    this.target = target;
    this.listener = listener;
    this.server = new ServerSocket(Ports.free(), 0, InetAddress.getLoopbackAddress());
    spawn("accept", this::accept);
  }

  /**
   * Opens a relay to a loopback port.
   *
   * @param listener gets each line, with true for one on its way to that port
   */
  public static LineTap before(int target, BiConsumer<Boolean, String> listener) {
    try {
      return new LineTap(target, listener);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the port to connect to. */
  public int port() {
    return server.getLocalPort();
  }

  /** Takes no more connections; those that are open end with their ends. */
  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void accept() throws IOException {
    while (!server.isClosed()) {
      Socket near = server.accept();
      Socket far = new Socket(InetAddress.getLoopbackAddress(), target);
      spawn("out", () -> pass(near, far, true));
      spawn("in", () -> pass(far, near, false));
    }
  }

  private void pass(Socket from, Socket to, boolean outward) throws IOException {
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      byte[] chunk = new byte[8192];
      ByteArrayOutputStream line = new ByteArrayOutputStream();
      for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
        tell(line, chunk, n, outward);
        out.write(chunk, 0, n);
      }
    }
  }

  private void tell(ByteArrayOutputStream line, byte[] chunk, int length, boolean outward) {
    for (int i = 0; i < length; i++) {
      if (chunk[i] != '\n') {
        line.write(chunk[i]);
        continue;
      }
      listener.accept(outward, line.toString(StandardCharsets.UTF_8).stripTrailing());
      line.reset();
    }
  }

  @FunctionalInterface
  private interface Work {
    void run() throws IOException;
  }

  private void spawn(String name, Work work) {
    Runnable quietly =
        () -> {
          try {
            work.run();
          } catch (IOException e) {
            // One of the two ends is gone: this is how a relay ends.
          }
        };
    Thread thread = new Thread(quietly, "line-tap-" + name + "-" + target);
    thread.setDaemon(true);
    thread.start();
  }
}
