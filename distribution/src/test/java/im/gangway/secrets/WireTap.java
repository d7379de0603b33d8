package im.gangway.secrets;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/**
 * A relay before a loopback port that keeps every byte on its way to that port, of all connections.
 */
final class WireTap implements AutoCloseable {
  private final int target;
  private final ServerSocket listener;
  private final ByteArrayOutputStream sent = new ByteArrayOutputStream();

  private WireTap(int target) throws IOException {
    this.target = target;
    this.listener = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
    spawn(this::accept);
  }

  static WireTap before(int target) {
    try {
      return new WireTap(target);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  int port() {
    return listener.getLocalPort();
  }

  /** All that was sent so far. */
  byte[] sent() {
    synchronized (sent) {
      return sent.toByteArray();
    }
  }

  @Override
  public void close() {
    try {
      listener.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void accept() throws IOException {
    while (!listener.isClosed()) {
      Socket near = listener.accept();
      Socket far = new Socket(InetAddress.getLoopbackAddress(), target);
      spawn(() -> pass(near, far, true));
      spawn(() -> pass(far, near, false));
    }
  }

  private void pass(Socket from, Socket to, boolean kept) throws IOException {
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      byte[] chunk = new byte[8192];
      for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
        if (kept) {
          keep(chunk, n);
        }
        out.write(chunk, 0, n);
      }
    }
  }

  private void keep(byte[] chunk, int length) {
    synchronized (sent) {
      sent.write(chunk, 0, length);
    }
  }

  @FunctionalInterface
  private interface Work {
    void run() throws IOException;
  }

  private static void spawn(Work work) {
    Runnable quietly =
        () -> {
          try {
            work.run();
          } catch (IOException e) {
            // One of the two ends is gone: this is how a relay ends.
          }
        };
    Thread thread = new Thread(quietly, "wire-tap");
    thread.setDaemon(true);
    thread.start();
  }
}
